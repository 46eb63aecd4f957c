using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Registry.Bases;
using Registry.Data;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace Registry.Cycles;

internal static class ReadReports
{
    public static async Task<Results<Ok<Page<ReportView>>, NotFound>> List(
        Guid id, [AsParameters] PageRequest page, RegistryDb db, Caller caller, CancellationToken cancellationToken)
    {
        var cycle = await db.EvaluationCycles.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        if (cycle is null)
        {
            return TypedResults.NotFound();
        }

        var reports = db.ProgressReports.Where(r => r.CycleId == id);
        if (!(caller.Is(Role.Evaluator) && caller.Organisation == cycle.Evaluator.CreditCode)) // the commissioned one reads them all
        {
            var bases = db.Bases.ManagedInSightOf(caller);
            reports = reports.Where(r => bases.Any(b => b.Id == r.BaseId));
        }

        return TypedResults.Ok(await reports.ToPageAsync(page, ReportView.Of, cancellationToken));
    }
}
