using NativeHost.Infrastructure;
using NativeHost.Settings;

namespace NativeHost.Tests;

/// <summary>A run that never happened, for tests that only ask what would be set.</summary>
internal static class Example
{
    public static Wiring Wiring(bool demoMode = true) => new(
        "Host=127.0.0.1;Port=1;Username=postgres;Password=p;Database=postgres",
        Topology.Databases.ToDictionary(database => database, DatabaseLogins.Create),
        "amqp://platform:p@127.0.0.1:2",
        "http://127.0.0.1:3",
        Topology.Listening.ToDictionary(service => service, service => $"http://{service}.test"),
        "http://localhost:8080",
        demoMode,
        new Telemetry("http://127.0.0.1:4317", "grpc"));
}
