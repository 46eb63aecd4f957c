using Calendar;
using Evidence;
using Funding.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Funding.Reconciliations.Discrepancies;

/// <summary>Each difference that a run finds is a discrepancy of its own until it is resolved, or a later run finds it no more.</summary>
internal sealed class DiscrepancyDesk(FundingDb db, WorkingCalendar calendar, BusinessClock clock, IOptions<FundingOptions> options)
{
    public async Task FollowAsync(Reconciliation run, CancellationToken cancellationToken)
    {
        var known = await db.Discrepancies.Where(d => d.StatementDate == run.StatementDate && d.Status != DiscrepancyStatus.Cleared)
            .ToListAsync(cancellationToken);
        foreach (var found in run.Differences.Where(found => !known.Exists(d => d.Is(found))))
        {
            await OpenAsync(run, found, cancellationToken);
        }

        foreach (var gone in known.Where(d => d.IsLive && !run.Differences.Exists(d.Is)))
        {
            var from = gone.Stage;
            gone.Clear(clock.Today);
            db.Record(gone, "discrepancy-cleared", from, gone.Stage, data: new { ReconciliationId = run.Id });
        }
    }

    private async Task OpenAsync(Reconciliation run, Difference found, CancellationToken cancellationToken)
    {
        var discrepancy = new Discrepancy(run, found, calendar.AddWorkingDays(clock.Today, options.Value.DiscrepancyDueWorkingDays));
        db.Discrepancies.Add(discrepancy);
        db.Record(discrepancy, "discrepancy-opened", to: discrepancy.Stage, data: new { Kind = found.Kind.ToString(), found.EndToEndId });
        await db.ScheduleAsync(RaiseDiscrepancy.DueKind, discrepancy.Id, WorkingCalendar.EndOfDay(discrepancy.DueOn), cancellationToken);
    }
}
