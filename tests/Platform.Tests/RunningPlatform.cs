using System.Diagnostics;
using Demo;
using Platform.Tests.Telemetry;
using Testing;

namespace Platform.Tests;

/// <summary>The whole platform, as <c>./platform up</c> runs it, on private servers and in folders of its own.</summary>
public class RunningPlatform : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("platform-").FullName;
    private Process? _host;

    internal OtlpReceiver Telemetry { get; private set; } = null!;

    internal Endpoints Endpoints { get; private set; } = null!;

    /// <summary>Given to every program besides what the host gives it.</summary>
    protected virtual IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>();

    public string EndpointsFile => Path.Combine(_folder, "run", "endpoints.json");

    public async ValueTask InitializeAsync()
    {
        Telemetry = await OtlpReceiver.StartAsync();
        _host = Programs.Start("NativeHost", ["up", "--fresh"], new Dictionary<string, string>(Settings)
        {
            ["PLATFORM_DATA"] = Path.Combine(_folder, "data"),
            ["PLATFORM_RUN"] = Path.Combine(_folder, "run"),
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = Telemetry.Url,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
            ["OTEL_BLRP_SCHEDULE_DELAY"] = "200",
        });
        var output = _host.StandardOutput.ReadToEndAsync();
        var errors = _host.StandardError.ReadToEndAsync();
        await Eventually.TrueAsync(
            async () => File.Exists(EndpointsFile)
                || (_host.HasExited ? throw new InvalidOperationException($"The host ended: {await output} {await errors}") : false),
            "the platform is healthy", limit: TimeSpan.FromMinutes(4));
        Endpoints = Endpoints.Read(EndpointsFile);
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is { HasExited: false })
        {
            // SIGTERM, because what a script started in the background ignores SIGINT; the host stops everything in order either way.
            using var terminate = Process.Start("kill", ["-TERM", _host.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            await _host.WaitForExitAsync();
        }

        _host?.Dispose();
        await Telemetry.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }
}
