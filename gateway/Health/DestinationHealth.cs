using Gateway.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Gateway.Health;

/// <summary>
/// Whether one service is ready, asked at its own /health. A service that is not degrades the gateway and does not fail it: the
/// other services are still to be reached through it.
/// </summary>
internal sealed class DestinationHealth(IHttpClientFactory clients, string service) : IHealthCheck
{
    public const string ClientName = "destination-health";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static void AddTo(WebApplicationBuilder builder)
    {
        builder.Services.AddHttpClient(ClientName, client => client.Timeout = Patience);
        var checks = builder.Services.AddHealthChecks();
        foreach (var service in RouteTable.AllServices)
        {
            checks.Add(new HealthCheckRegistration(
                service,
                services => ActivatorUtilities.CreateInstance<DestinationHealth>(services, service),
                HealthStatus.Degraded,
                ["ready"]));
        }
    }

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            using var client = clients.CreateClient(ClientName);
            using var reply = await client.GetAsync(new Uri($"https+http://{service}/health"), cancellationToken);
            return reply.IsSuccessStatusCode
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Degraded($"{service} is not ready ({(int)reply.StatusCode}).");
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException)
        {
            return HealthCheckResult.Degraded($"{service} does not answer.");
        }
    }
}
