using NativeHost.Resources;
using NativeHost.Settings;
using Npgsql;

namespace NativeHost.Tests;

public sealed class TopologyTests
{
    private static readonly Seam Settings = new(Example.Wiring(), service => "/evidence/" + service, "/materials");

    [Fact]
    public void Everything_that_is_referenced_or_waited_on_exists()
    {
        var names = Topology.Resources.Select(resource => resource.Name).ToHashSet();
        Assert.Equal(names.Count, Topology.Resources.Count);
        Assert.All(Topology.Resources, resource => Assert.Subset(names,
            resource.References.Concat(resource.Waits.Select(wait => wait.On)).ToHashSet()));
    }

    [Fact]
    public void No_resource_waits_on_itself_however_indirectly()
    {
        var byName = Topology.Resources.ToDictionary(resource => resource.Name);
        Assert.All(Topology.Resources, resource => Assert.DoesNotContain(resource.Name, Before(resource)));

        HashSet<string> Before(Resource resource) =>
            [.. resource.Waits.SelectMany(wait => Before(byName[wait.On]).Append(wait.On))];
    }

    [Fact]
    public void A_service_is_given_its_own_database_and_no_other()
    {
        foreach (var resource in Topology.Resources.Where(resource => resource.Project is not null))
        {
            var databases = Settings.For(resource).Keys.Where(key => key.EndsWith("db", StringComparison.Ordinal));
            var service = resource.Name.Replace("-migrate", string.Empty, StringComparison.Ordinal);
            Assert.Equal(resource.Kind is ResourceKind.Gateway or ResourceKind.Simulator ? [] : [$"ConnectionStrings__{service}db"], databases);
        }
    }

    [Fact]
    public void A_service_logs_in_as_itself_and_its_migration_as_the_owner()
    {
        foreach (var service in Topology.Services)
        {
            Assert.Equal($"{service}_service", LoginOf(service));
            Assert.Equal($"{service}_owner", LoginOf(Topology.MigrationOf(service)));

            string? LoginOf(string resource) =>
                new NpgsqlConnectionStringBuilder(Settings.For(Resource(resource))[$"ConnectionStrings__{service}db"]).Username;
        }
    }

    [Fact]
    public void Only_the_gateway_knows_every_service() =>
        Assert.Equal(Topology.Services.Select(service => $"services__{service}__http__0").Order(),
            Settings.For(Resource(Topology.Gateway)).Keys.Where(key => key.StartsWith("services__", StringComparison.Ordinal)).Order());

    [Fact]
    public void Outside_demo_mode_nothing_stands_for_the_treasury()
    {
        var real = Topology.In(demoMode: false);
        Assert.DoesNotContain(Topology.Treasury, real.Select(resource => resource.Name).Concat(real.SelectMany(resource => resource.References)));
        Assert.Equal(Topology.Resources.Count - 1, real.Count);
    }

    [Fact]
    public void A_program_never_inherits_the_administrators_connection() =>
        Assert.All(Topology.Resources.Where(resource => resource.Project is not null),
            resource => Assert.Null(Settings.For(resource)["ConnectionStrings__postgres"]));

    [Fact]
    public void The_issuer_is_the_public_address_and_ends_in_a_slash() =>
        Assert.Equal("http://localhost:8080/", Settings.For(Resource("funding"))["Identity__Issuer"]);

    [Theory]
    [InlineData(true, "true")]
    [InlineData(false, "false")]
    public void Demo_mode_is_said_in_so_many_words(bool demoMode, string value) =>
        Assert.Equal(value, new Seam(Example.Wiring(demoMode), service => service, "materials").For(Resource("identity"))["Platform__DemoMode"]);

    private static Resource Resource(string name) => Topology.Resources.Single(resource => resource.Name == name);
}
