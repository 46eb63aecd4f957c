using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Messaging.Outbox;

/// <summary>Degraded when the oldest unsent event is too old, or when events are dead.</summary>
internal sealed class OutboxHealth(NpgsqlDataSource database, IOptions<MessagingOptions> options, TimeProvider time) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var command = database.CreateCommand(
            "SELECT min(created) FILTER (WHERE NOT dead), count(*) FILTER (WHERE dead) FROM outbox");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var oldest = await reader.IsDBNullAsync(0, cancellationToken) ? (DateTime?)null : reader.GetDateTime(0);
        var dead = reader.GetInt64(1);
        var age = oldest is { } since ? time.GetUtcNow().UtcDateTime - since : TimeSpan.Zero;
        if (dead > 0)
        {
            return HealthCheckResult.Degraded($"{dead} events could not be published: see /operations/dead-letters.");
        }

        return age > options.Value.MaxOutboxAge
            ? HealthCheckResult.Degraded($"The oldest unsent event has waited {age.TotalSeconds:F0} s.")
            : HealthCheckResult.Healthy("The outbox is moving.");
    }
}
