using Evidence;
using Microsoft.EntityFrameworkCore;
using Registry.Data;

namespace Registry.Cycles;

internal static class DropFromCycle
{
    /// <summary>An open cycle does not wait for the evaluation of a base that is none any more.</summary>
    public static async Task DropFromCycleAsync(this RegistryDb db, Guid baseId, DateOnly today, CancellationToken cancellationToken)
    {
        var open = await db.CycleEntries.AsNoTracking().SingleOrDefaultAsync(e => e.BaseId == baseId && e.InOpenCycle, cancellationToken);
        if (open is null || await db.LockCycleAsync(open.CycleId, cancellationToken) is not { } cycle)
        {
            return;
        }

        var from = cycle.Status;
        cycle.Drop(baseId, today);
        db.Record(cycle, "cycle-base-dropped", from.ToString(), cycle.Status.ToString(), data: new { BaseId = baseId });
    }
}
