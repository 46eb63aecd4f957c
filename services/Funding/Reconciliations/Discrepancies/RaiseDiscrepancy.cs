using Calendar;
using Evidence;
using Funding.Data;
using Microsoft.EntityFrameworkCore;

namespace Funding.Reconciliations.Discrepancies;

/// <summary>At the end of a discrepancy's last day, in Shanghai: what nobody has resolved is overdue.</summary>
internal sealed class RaiseDiscrepancy(FundingDb db, BusinessClock clock) : IDueHandler
{
    public const string DueKind = "discrepancy-due";

    public string Kind => DueKind;

    public async Task HandleAsync(Guid subjectId, CancellationToken cancellationToken)
    {
        var discrepancy = await db.Discrepancies.SingleAsync(d => d.Id == subjectId, cancellationToken);
        if (discrepancy.IsLive)
        {
            discrepancy.MissDay(clock.Today);
            db.Record(discrepancy, "discrepancy-overdue", discrepancy.Stage, discrepancy.Stage, $"{discrepancy.DueOn:yyyy-MM-dd} has passed.");
        }
    }
}
