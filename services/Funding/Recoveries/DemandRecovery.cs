using Calendar;
using Evidence;
using Funding.Awards;
using Funding.Data;
using Messaging.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Funding.Recoveries;

/// <summary>Demands of a base what the rules make repayable of an award that has ended with its title; the base is locked.</summary>
internal sealed class DemandRecovery(
    FundingDb db, EventOutbox outbox, BusinessClock clock, WorkingCalendar calendar, IOptions<FundingOptions> options)
{
    /// <summary>A payment that was on its way when its award ended joins the demand.</summary>
    public Task DemandIfTerminatedAsync(Award award, CancellationToken cancellationToken) =>
        award.Status is AwardStatus.Terminated ? DemandAsync(award, cancellationToken) : Task.CompletedTask;

    /// <summary>Brings the demand to what is repayable now, less what earlier demands have settled.</summary>
    public async Task DemandAsync(Award award, CancellationToken cancellationToken)
    {
        var stored = await db.Recoveries.Where(r => r.AwardId == award.Id).ToListAsync(cancellationToken);
        var all = stored.Union(db.Recoveries.Local.Where(r => r.AwardId == award.Id)).ToList(); // two payments in one reconciliation
        var owed = award.RepayableFen - all.Where(r => !r.IsOpen).Sum(r => r.DemandedFen);
        if (all.Find(r => r.IsOpen) is { } open)
        {
            var from = open.Status;
            if (open.DemandedFen != owed)
            {
                outbox.Add(open.Redemand(owed));
                db.Record(open, "recovery-changed", from.ToString(), open.Status.ToString(), data: new { open.DemandedFen });
            }
        }
        else if (owed > 0)
        {
            var recovery = new Recovery(award, owed, calendar.AddWorkingDays(clock.Today, options.Value.RecoveryDueWorkingDays));
            db.Recoveries.Add(recovery);
            db.Record(recovery, "recovery-demanded", to: nameof(RecoveryStatus.Demanded), data: new { award.Id, recovery.DemandedFen });
            outbox.Add(recovery.Announce());
        }
    }
}
