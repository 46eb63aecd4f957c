using MassTransit;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Messaging.Broker;

/// <summary>Whether this process is connected to the broker, and whether it ever was.</summary>
internal sealed class BusState(IBusControl bus) : IHealthCheck
{
    private volatile bool _everConnected;

    /// <summary>
    /// Waits for the first connection only. Afterwards a publication finds its own way back: it does not depend on the
    /// consumers, which MassTransit lets wait for up to 30 s between attempts.
    /// </summary>
    public async Task WaitUntilConnectedAsync(CancellationToken cancellationToken)
    {
        if (!_everConnected)
        {
            await bus.WaitForHealthStatus(BusHealthStatus.Healthy, cancellationToken);
            _everConnected = true;
        }
    }

    /// <summary>
    /// A service that never reached its broker is not ready. One that lost it still is: HTTP keeps accepting, the outbox
    /// keeps the events, and health says degraded.
    /// </summary>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var health = bus.CheckHealth();
        _everConnected |= health.Status == BusHealthStatus.Healthy;
        return Task.FromResult((health.Status, _everConnected) switch
        {
            (BusHealthStatus.Healthy, _) => HealthCheckResult.Healthy("Connected to the broker."),
            (_, true) => HealthCheckResult.Degraded($"Lost the broker; events wait in the outbox. {health.Description}"),
            _ => HealthCheckResult.Unhealthy($"Waiting for the broker. {health.Description}"),
        });
    }
}
