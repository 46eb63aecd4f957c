using NativeHost.Infrastructure;

namespace NativeHost.Settings;

/// <summary>Every address and secret of one run: decided before anything starts, so no resource waits to learn another's address.</summary>
internal sealed record Wiring(
    string Postgres,
    IReadOnlyDictionary<string, DatabaseLogins> Logins,
    string Messaging,
    string ManagementUrl,
    IReadOnlyDictionary<string, string> ServiceUrls,
    string GatewayUrl,
    bool DemoMode,
    Telemetry? Telemetry)
{
    /// <summary>The one public issuer: what tokens name, however they were asked for.</summary>
    public string Issuer => GatewayUrl + "/";

    public string MetadataAddress => ServiceUrls[Topology.Identity] + "/.well-known/openid-configuration";

    /// <summary>The administrator's: for tools that look at everything, never for a program of the platform.</summary>
    public string DatabaseConnection(string database) => PostgresAdmin.ForDatabase(Postgres, database);
}

/// <summary>Where traces, metrics and logs go.</summary>
internal sealed record Telemetry(string Endpoint, string? Protocol)
{
    public static Telemetry? FromEnvironment() =>
        Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT") is { Length: > 0 } endpoint
            ? new Telemetry(endpoint, Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_PROTOCOL"))
            : null;
}
