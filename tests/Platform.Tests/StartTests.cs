using System.Net;
using Testing;
using Testing.Infrastructure;

namespace Platform.Tests;

/// <summary>A process that lacks something says so: a setting, in one sentence, and ends; a server, and waits for it.</summary>
public sealed class StartTests
{
    private static readonly string[] Services = ["Applications", "Evaluation", "Registry", "Funding"];

    /// <summary>Every setting once, and of every service its own.</summary>
    public static TheoryData<string, string> Missing() => new(
    [
        .. Services.Select(service => (service, $"ConnectionStrings__{service.ToLowerInvariant()}db")),
        ("Funding", "ConnectionStrings__messaging"),
        ("Registry", "Messaging__ManagementUrl"),
        ("Evaluation", "Identity__Issuer"),
        ("Applications", "Identity__MetadataAddress"),
        ("Funding", "Evidence__Folder"),
        ("Applications", "Materials__Folder"),
    ]);

    [Theory]
    [MemberData(nameof(Missing))]
    public async Task A_missing_setting_ends_the_process_with_one_sentence(string service, string setting)
    {
        using var folder = new Folder();
        var settings = Settings(service, folder, "http://127.0.0.1:0");
        settings.Remove(setting);

        using var process = Programs.Start($"services/{service}", [], settings);
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, process.ExitCode);
        var sentence = Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(setting.Split("__")[1], sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_without_its_servers_waits_and_says_so()
    {
        using var folder = new Folder();
        var url = $"http://127.0.0.1:{Ports.Lease()}";
        using var process = Programs.Start("services/Funding", [], Settings("Funding", folder, url));
        _ = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        _ = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        try
        {
            using var client = new HttpClient { BaseAddress = new(url) };
            var health = "";
            await Eventually.TrueAsync(
                async () =>
                {
                    try
                    {
                        using var response = await client.GetAsync(new Uri("/health", UriKind.Relative), TestContext.Current.CancellationToken);
                        health = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                        return response.StatusCode == HttpStatusCode.ServiceUnavailable;
                    }
                    catch (HttpRequestException)
                    {
                        return false; // it is not listening yet
                    }
                },
                "health says not ready");
            Assert.Contains("Waiting for the database", health, StringComparison.Ordinal);
            Assert.Contains("Waiting for the broker", health, StringComparison.Ordinal);
            using var alive = await client.GetAsync(new Uri("/alive", UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
        }
        finally
        {
            process.Kill();
        }
    }

    private static Dictionary<string, string> Settings(string service, Folder folder, string url) => new()
    {
        ["ASPNETCORE_URLS"] = url,
        [$"ConnectionStrings__{service.ToLowerInvariant()}db"] = "Host=127.0.0.1;Port=1;Database=none;Username=none",
        ["ConnectionStrings__messaging"] = "amqp://guest:guest@127.0.0.1:1",
        ["Messaging__ManagementUrl"] = "http://127.0.0.1:1",
        ["Identity__Issuer"] = "http://127.0.0.1:1/",
        ["Identity__MetadataAddress"] = "http://127.0.0.1:1/.well-known/openid-configuration",
        ["Platform__DemoMode"] = "true",
        ["Evidence__Folder"] = folder.Path,
        ["Materials__Folder"] = folder.Path,
    };

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("start-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
