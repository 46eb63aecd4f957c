using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Calendar;

/// <summary>Degraded while a due row keeps failing or has no handler, with its reason: where an operator sees it.</summary>
internal sealed class DueHealth<TDb>(TDb db, BusinessClock clock, IServiceProvider provider) : IHealthCheck
    where TDb : DbContext
{
    private const int Patience = 5;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!clock.IsKnown)
        {
            return HealthCheckResult.Unhealthy("Business time is not known yet: its offset has not been read from the database.");
        }

        var (now, kinds) = (clock.Now, provider.GetServices<IDueHandler>().Select(h => h.Kind).ToArray());
        var stuck = db.Set<DueItem>().Where(d => d.DueAt <= now && (d.Attempts >= Patience || !kinds.Contains(d.Kind)));
        var first = await stuck.AsNoTracking().OrderBy(d => d.DueAt).FirstOrDefaultAsync(cancellationToken);
        if (first is null)
        {
            return HealthCheckResult.Healthy();
        }

        var (count, reason) = (await stuck.CountAsync(cancellationToken), first.LastError ?? "nothing here handles that kind");
        return HealthCheckResult.Degraded($"{count} due rows are stuck; the first is {first.Kind} of {first.SubjectId}: {reason}");
    }
}
