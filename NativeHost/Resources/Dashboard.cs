using NativeHost.Infrastructure;
using NativeHost.Processes;
using NativeHost.Settings;

namespace NativeHost.Resources;

/// <summary>The Aspire dashboard, where ASPIRE_DASHBOARD_PATH names one: all telemetry then goes to it.</summary>
internal sealed record Dashboard(string Dll, string Url, string OtlpUrl)
{
    public static Resource Resource { get; } = new("dashboard", ResourceKind.Dashboard);

    public Telemetry Telemetry => new(OtlpUrl, "grpc");

    public static Dashboard? FromEnvironment(LoopbackPorts ports)
    {
        var path = Environment.GetEnvironmentVariable("ASPIRE_DASHBOARD_PATH");
        if (string.IsNullOrEmpty(path))
        {
            return null;
        }

        var dll = Directory.Exists(path) ? Path.Combine(path, "Aspire.Dashboard.dll") : path;
        return File.Exists(dll)
            ? new Dashboard(Path.GetFullPath(dll), $"http://localhost:{ports.Lease()}", $"http://localhost:{ports.Lease()}")
            : throw new HostException($"ASPIRE_DASHBOARD_PATH is '{path}', where there is no Aspire.Dashboard.dll.");
    }

    // Without tokens, since it listens on loopback alone.
    public DotnetProgram Program(ChildProcesses processes) => new(Resource.Name, Dll, new Uri(Url), new Dictionary<string, string?>
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["ASPNETCORE_URLS"] = Url,
        ["DOTNET_DASHBOARD_OTLP_ENDPOINT_URL"] = OtlpUrl,
        ["DOTNET_DASHBOARD_UNSECURED_ALLOW_ANONYMOUS"] = "true",
    }, processes);
}
