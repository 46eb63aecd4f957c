using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using Contracts;
using Microsoft.AspNetCore.Builder;
using Testing.Infrastructure;
using Testing.Services;

namespace Benchmarks.Submission;

/// <summary>The Applications service as it runs everywhere: its own process, its own Kestrel, its own restricted login.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    public const string Name = "applications";
    private const string Program = "services/Applications/bin/Release/net10.0/Applications.dll";
    private readonly DirectoryInfo _evidence = Directory.CreateTempSubdirectory("bench-evidence-");
    private readonly StreamWriter _log = new(Directory.CreateDirectory("artifacts/bench").FullName + "/submit-service.log") { AutoFlush = true };
    private readonly Dictionary<string, string> _settings;
    private readonly WebApplication _metadata;
    private readonly TestBroker _broker;
    private Process? _process;

    private ServiceProcess(ServiceDatabase database, TestBroker broker, TestAuthority authority, WebApplication metadata)
    {
        (Database, _broker, Authority, _metadata) = (database, broker, authority, metadata);
        _settings = new()
        {
            ["ConnectionStrings__applicationsdb"] = database.Service,
            ["ConnectionStrings__messaging"] = broker.ConnectionString,
            ["Messaging__ManagementUrl"] = broker.ManagementUrl,
            ["Identity__Issuer"] = TestAuthority.Issuer,
            ["Identity__MetadataAddress"] = $"{metadata.Urls.First()}/.well-known/openid-configuration",
            ["Platform__DemoMode"] = "true",
            ["Evidence__Folder"] = _evidence.FullName,
            ["Materials__Folder"] = Path.Combine(_evidence.FullName, "materials"),
            ["Logging__LogLevel__Default"] = "Warning",
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{Ports.Lease()}",
        };
    }

    public ServiceDatabase Database { get; }

    public TestAuthority Authority { get; }

    public Uri Address => new(_settings["ASPNETCORE_URLS"]);

    public static async Task<ServiceProcess> CreateAsync(CancellationToken cancellation)
    {
        var infrastructure = await TestInfrastructure.GetAsync();
        var authority = new TestAuthority();
        var service = new ServiceProcess(
            await infrastructure.CreateServiceDatabaseAsync(Name), await infrastructure.CreateBrokerAsync(), authority, await authority.ServeAsync());
        var migration = service.Run(new() { ["ConnectionStrings__applicationsdb"] = service.Database.Owner }, "migrate");
        await migration.WaitForExitAsync(cancellation);
        Rounds.WrongRunException.Unless(migration.ExitCode == 0, "The service did not migrate.");
        return service;
    }

    public HttpClient CreateClient(Principal principal) => new()
    {
        BaseAddress = Address,
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", Authority.TokenFor(principal, Name)) },
    };

    public Task PublishAsync(IEvent message) => EventDelivery.SendAsync(_broker.ConnectionString, Name, message);

    public async Task StartAsync()
    {
        _process = Run([]);
        using var client = new HttpClient { BaseAddress = Address };
        await Testing.Eventually.TrueAsync(
            async () =>
            {
                Rounds.WrongRunException.Unless(!_process.HasExited, "The service did not start; its log stands beside the report.");
                try
                {
                    using var answer = await client.GetAsync(new Uri("/health", UriKind.Relative));
                    return answer.IsSuccessStatusCode;
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            },
            "the service is healthy");
    }

    public async Task StopAsync()
    {
        if (_process is not null)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
            _process = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _metadata.DisposeAsync();
        await _broker.DisposeAsync();
        Authority.Dispose();
        _evidence.Delete(recursive: true);
        await _log.DisposeAsync();
    }

    private Process Run(Dictionary<string, string> others, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments]) { RedirectStandardOutput = true };
        foreach (var (name, value) in _settings.Concat(others))
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        return process;
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            lock (_log)
            {
                _log.WriteLine(line);
            }
        }
    }
}
