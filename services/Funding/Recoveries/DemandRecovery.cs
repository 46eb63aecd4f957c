using Calendar;
using Evidence;
using Funding.Awards;
using Funding.Data;
using Messaging.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Recoveries;

/// <summary>Demands of a base what it must pay back of an award; the base is locked.</summary>
internal sealed class DemandRecovery(
    FundingDb db, EventOutbox outbox, BusinessClock clock, WorkingCalendar calendar, IOptions<FundingOptions> options)
{
    /// <summary>A payment that was on its way when its award ended joins the demand.</summary>
    public Task DemandIfTerminatedAsync(Award award, CancellationToken cancellationToken) =>
        award.Status is AwardStatus.Terminated ? DemandAsync(award, cancellationToken) : Task.CompletedTask;

    /// <summary>
    /// Brings the demand for the lost title to what is repayable now, less what earlier such demands have settled. What is demanded for
    /// another cause is not demanded twice.
    /// </summary>
    public async Task DemandAsync(Award award, CancellationToken cancellationToken)
    {
        var all = await DemandedOfAsync(award, cancellationToken);
        var forTitle = all.FindAll(r => r.Cause is RecoveryCause.TitleLost);
        var owed = award.RepayableOf(award.PaidFen - Standing(all.Except(forTitle))) - forTitle.Where(r => !r.IsOpen).Sum(r => r.DemandedFen);
        if (forTitle.Find(r => r.IsOpen) is { } open)
        {
            if (open.DemandedFen != owed)
            {
                var from = open.Stage;
                outbox.Add(open.Redemand(owed));
                db.Record(open, "recovery-changed", from, open.Stage, data: new { open.DemandedFen });
            }
        }
        else if (owed > 0)
        {
            await AddAsync(award, RecoveryCause.TitleLost, causeId: null, owed, cancellationToken);
        }
    }

    /// <summary>Demands what an audit or a final report has shown; never more than was paid and is not demanded already.</summary>
    public async Task<Recovery> DemandForAsync(Award award, RecoveryCause cause, Guid causeId, long fen, CancellationToken cancellationToken)
    {
        var left = award.PaidFen - Standing(await DemandedOfAsync(award, cancellationToken));
        Require(fen <= left, "over-demand", $"Of what was paid, {MoneyAmount.Text(left)} is not demanded yet: demand no more than that.");
        return await AddAsync(award, cause, causeId, fen, cancellationToken);
    }

    /// <summary>What is demanded and was not withdrawn.</summary>
    public async Task<long> StandingFenAsync(Award award, CancellationToken cancellationToken) => Standing(await DemandedOfAsync(award, cancellationToken));

    private async Task<Recovery> AddAsync(Award award, RecoveryCause cause, Guid? causeId, long fen, CancellationToken cancellationToken)
    {
        var recovery = new Recovery(award, cause, causeId, fen, calendar.AddWorkingDays(clock.Today, options.Value.RecoveryDueWorkingDays));
        db.Recoveries.Add(recovery);
        db.Record(recovery, "recovery-demanded", to: recovery.Stage, reason: cause.ToString(), data: new { award.Id, recovery.DemandedFen });
        outbox.Add(recovery.Announce());
        await db.ScheduleAsync(RaiseArrears.DueKind, recovery.Id, WorkingCalendar.EndOfDay(recovery.DueOn), cancellationToken);
        return recovery;
    }

    private async Task<List<Recovery>> DemandedOfAsync(Award award, CancellationToken cancellationToken)
    {
        var stored = await db.Recoveries.Where(r => r.AwardId == award.Id).ToListAsync(cancellationToken);
        return [.. stored.Union(db.Recoveries.Local.Where(r => r.AwardId == award.Id))]; // two payments in one reconciliation
    }

    private static long Standing(IEnumerable<Recovery> demanded) => demanded.Where(r => r.Status is not RecoveryStatus.Withdrawn).Sum(r => r.DemandedFen);
}
