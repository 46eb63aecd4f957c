using Calendar;
using Evidence;
using Funding.Awards;
using Funding.Budgets.Changes;
using Funding.Data;
using Funding.FiscalYears;
using Funding.Ledger;
using Funding.Recoveries;
using Messaging.Outbox;
using Microsoft.EntityFrameworkCore;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Reversals;

/// <summary>What an approved reversal does to what was booked for: it says so itself, and its money goes back.</summary>
internal sealed class TakeBack(FundingDb db, GeneralLedger ledger, EventOutbox outbox, DemandRecovery demand, BusinessClock clock)
{
    public Task OfAsync(Reversal reversal, CancellationToken cancellationToken) => reversal.Kind switch
    {
        JournalKind.Receipt => ReceiptAsync(reversal, cancellationToken),
        JournalKind.WriteOffLoss => WriteOffAsync(reversal, cancellationToken),
        _ => BudgetChangeAsync(reversal, cancellationToken),
    };

    private async Task BudgetChangeAsync(Reversal reversal, CancellationToken cancellationToken)
    {
        var change = await db.BudgetChanges.SingleAsync(c => c.Id == reversal.SubjectId, cancellationToken);
        var years = db.Budgets.AsNoTracking().Where(b => b.Id == change.BudgetId || b.Id == change.ToBudgetId).Select(b => b.FiscalYear).Distinct();
        foreach (var year in await years.OrderBy(y => y).ToListAsync(cancellationToken))
        {
            await db.RequireNotClosedAsync(year, cancellationToken);
        }

        var from = change.Stage;
        change.Reverse();
        db.Record(change, "budget-change-reversed", from, change.Stage, reversal.Reason, new { ReversalId = reversal.Id });
        Post(reversal.Kind, change.Id, reversal, change.AmountFen, change.ToBudgetId);
    }

    private async Task ReceiptAsync(Reversal reversal, CancellationToken cancellationToken)
    {
        var (recovery, from) = await LockAsync(r => r.Receipts.Any(x => x.Id == reversal.SubjectId), cancellationToken);
        var (receipt, settled) = recovery.TakeBack(reversal.SubjectId);
        outbox.Add(settled);
        db.Record(recovery, "recovery-receipt-reversed", from, recovery.Stage, reversal.Reason, new { receipt.Reference, receipt.AmountFen, ReversalId = reversal.Id });
        Post(JournalKind.Receipt, receipt.Id, reversal, receipt.AmountFen);
        Post(JournalKind.QuotaRestoration, receipt.Id, reversal, receipt.RestoredFen);
        Post(JournalKind.TreasuryReturn, receipt.Id, reversal, receipt.AmountFen - receipt.RestoredFen);
        await FollowAsync(recovery, cancellationToken);
    }

    private async Task WriteOffAsync(Reversal reversal, CancellationToken cancellationToken)
    {
        var (recovery, from) = await LockAsync(r => r.EndingId == reversal.SubjectId, cancellationToken);
        outbox.Add(recovery.Reopen());
        db.Record(recovery, "recovery-write-off-reversed", from, recovery.Stage, reversal.Reason, new { ReversalId = reversal.Id });
        Post(JournalKind.WriteOffLoss, reversal.SubjectId, reversal, reversal.AmountFen);
        await FollowAsync(recovery, cancellationToken);
    }

    private async Task<(Recovery Recovery, string From)> LockAsync(
        System.Linq.Expressions.Expression<Func<Recovery, bool>> of, CancellationToken cancellationToken)
    {
        var id = await db.Recoveries.Where(of).Select(r => r.Id).SingleAsync(cancellationToken);
        var recovery = (await db.LockRecoveryAsync(id, cancellationToken))!;
        Require(
            recovery.IsOpen || !await db.Recoveries.AnyAsync(
                r => r.Id != id && r.AwardId == recovery.AwardId && r.Cause == recovery.Cause && r.CauseId == recovery.CauseId
                    && (r.Status == RecoveryStatus.Demanded || r.Status == RecoveryStatus.PartlyRecovered), cancellationToken),
            "recovery-open", "A later demand for the same cause is open: end that one first.");
        return (recovery, recovery.Stage);
    }

    /// <summary>The demand is what is owed now, and a day that has passed meanwhile was missed.</summary>
    private async Task FollowAsync(Recovery recovery, CancellationToken cancellationToken)
    {
        if (recovery.Cause is RecoveryCause.TitleLost)
        {
            await demand.DemandIfTerminatedAsync(await db.Awards.SingleAsync(a => a.Id == recovery.AwardId, cancellationToken), cancellationToken);
        }

        if (recovery.MissDay(clock.Today))
        {
            db.Record(recovery, "recovery-overdue", recovery.Stage, recovery.Stage, data: new { ArrearsFen = recovery.ArrearsFenOn(clock.Today) });
        }
    }

    private void Post(JournalKind kind, Guid subject, Reversal reversal, long fen, Guid? counterBudgetId = null)
    {
        if (fen > 0)
        {
            ledger.Post(kind.Reversal()!.Value, subject, reversal.BudgetId, reversal.AwardId, fen, counterBudgetId);
        }
    }
}
