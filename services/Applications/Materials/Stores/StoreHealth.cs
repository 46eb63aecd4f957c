using Microsoft.Extensions.Diagnostics.HealthChecks;
using ServiceDefaults.Http;

namespace Applications.Materials.Stores;

/// <summary>Degraded while materials cannot be stored: everything else goes on.</summary>
internal sealed class StoreHealth(IContentStore store) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await store.CheckAsync(cancellationToken);
            return HealthCheckResult.Healthy("Materials can be stored.");
        }
        catch (Exception failure) when (failure is AnswerException or OperationCanceledException)
        {
            return HealthCheckResult.Degraded($"Materials cannot be stored: {failure.InnerException?.Message ?? failure.Message}");
        }
    }
}
