using NativeHost.Resources;
using NativeHost.Settings;

namespace NativeHost.Tests;

/// <summary>ADR 1: one topology, two hosts. Whoever changes one without the other is told here what differs.</summary>
public sealed class HostParityTests
{
    // Aspire sets these itself: addresses, connection strings of references, telemetry.
    private static readonly string[] SetByAspire = ["ASPNETCORE_URLS", "OTEL_", "ConnectionStrings__", "services__"];
    private static readonly string Root = HostFolders.Find().Root;
    private static readonly IReadOnlyList<DeclaredResource> Declared = AppHostReader.Read(File.ReadAllText(Path.Combine(Root, "AppHost", "apphost.cs")));

    [Fact]
    public void Both_hosts_have_the_same_resources() =>
        Assert.Equal(Topology.Resources.Select(resource => $"{resource.Name}: {KindInAspire(resource)}").Order(),
            Declared.Select(resource => $"{resource.Name}: {resource.Kind}").Order());

    [Fact]
    public void Both_hosts_have_the_same_references() =>
        Assert.Equal(Lines(Topology.Resources.Select(resource => (resource.Name, resource.References.AsEnumerable()))),
            Lines(Declared.Select(resource => (resource.Name, resource.References.AsEnumerable()))));

    // A database is part of its server there; here it waits for it in so many words.
    [Fact]
    public void Both_hosts_have_the_same_waits() =>
        Assert.Equal(Lines(Topology.Resources.Where(resource => resource.Kind is not ResourceKind.Database)
                .Select(resource => (resource.Name, resource.Waits.Select(WaitInAspire)))),
            Lines(Declared.Where(resource => resource.Kind is not "AddDatabase").Select(resource => (resource.Name, resource.Waits.AsEnumerable()))));

    [Fact]
    public void Both_hosts_set_the_same_settings()
    {
        var seam = new Seam(Example.Wiring(), service => "/evidence/" + service, "/materials");
        var native = Topology.Resources.Where(resource => resource.Project is not null)
            .Select(resource => (resource.Name, seam.For(resource).Where(setting => setting.Value is not null).Select(setting => setting.Key)
                .Where(key => !SetByAspire.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal)))));
        var aspire = Declared.Where(resource => resource.Kind is "AddProject").Select(resource => (resource.Name, resource.Settings.AsEnumerable()));
        Assert.Equal(Lines(native), Lines(aspire));
    }

    [Fact]
    public void Every_setting_stands_in_the_table()
    {
        var table = File.ReadAllText(Path.Combine(Root, "docs", "settings.md"));
        Assert.All(Declared.SelectMany(resource => resource.Settings).Distinct(), setting => Assert.Contains($"`{setting}`", table, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("postgres:17.6", "\"17.6\"")]
    [InlineData("rabbitmq:4.1-management", "\"4.1-management\"")]
    public void Image_tags_are_the_same_everywhere(string image, string tag)
    {
        Assert.Contains(tag, File.ReadAllText(Path.Combine(Root, "AppHost", "apphost.cs")), StringComparison.Ordinal);
        Assert.Contains(image, File.ReadAllText(Path.Combine(Root, "tests", "Testing", "Infrastructure", "ContainerServers.cs")), StringComparison.Ordinal);
        Assert.Contains(image, File.ReadAllText(Path.Combine(Root, "docs", "settings.md")), StringComparison.Ordinal);
    }

    private static List<string> Lines(IEnumerable<(string Name, IEnumerable<string> Values)> resources) =>
        [.. resources.Select(resource => $"{resource.Name}: {string.Join(", ", resource.Values.Distinct().Order())}").Order()];

    private static string WaitInAspire(Wait wait) => $"{(wait.Until is Until.Completed ? "WaitForCompletion" : "WaitFor")} {wait.On}";

    private static string KindInAspire(Resource resource) => resource.Kind switch
    {
        ResourceKind.Postgres => "AddPostgres",
        ResourceKind.RabbitMq => "AddRabbitMQ",
        ResourceKind.Database => "AddDatabase",
        _ => "AddProject",
    };
}
