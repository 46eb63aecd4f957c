using System.ComponentModel.DataAnnotations;
using Calendar;
using Evidence;
using Funding.Data;
using Funding.Ledger;
using Funding.Payments;
using Messaging.Outbox;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Recoveries;

internal static class RecordReceipt
{
    /// <param name="ReceivedOn">Business date; its year decides whether the quota is restored.</param>
    /// <param name="Reference">The bank's or the treasury's own reference, once for each receipt.</param>
    public sealed record Request(
        [property: Required] MoneyAmount Amount, DateOnly ReceivedOn,
        [property: Required, Text(100)] string Reference);

    public static async Task<Results<Ok<RecoveryView>, NotFound>> Handle(
        Guid id, Request request, FundingDb db, GeneralLedger ledger, EventOutbox outbox, Caller caller, BusinessClock clock,
        CancellationToken cancellationToken)
    {
        var recovery = await db.LockRecoveryAsync(id, cancellationToken);
        if (recovery is null)
        {
            return TypedResults.NotFound();
        }

        Require(request.ReceivedOn <= clock.Today, "receipt-in-future", "Money that came back was received today or earlier: correct the date.");
        var (from, fen) = (recovery.Status, request.Amount.Fen);
        var restored = Math.Min(fen, await RestorableAsync(db, recovery.AwardId, request.ReceivedOn.Year, cancellationToken));
        var (receipt, settled) = recovery.Receive(fen, restored, request.ReceivedOn, request.Reference, caller.Subject);
        db.Record(recovery, "recovery-received", from.ToString(), recovery.Status.ToString(), request.Reference, new { receipt.AmountFen, receipt.RestoredFen });
        outbox.Add(settled);
        Post(ledger, recovery, receipt);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(RecoveryView.Of(recovery, clock.Today));
    }

    private static void Post(GeneralLedger ledger, Recovery recovery, Receipt receipt)
    {
        ledger.Post(JournalKind.Receipt, receipt.Id, recovery.BudgetId, recovery.AwardId, receipt.AmountFen);
        if (receipt.RestoredFen > 0)
        {
            ledger.Post(JournalKind.QuotaRestoration, receipt.Id, recovery.BudgetId, recovery.AwardId, receipt.RestoredFen);
        }

        if (receipt.AmountFen > receipt.RestoredFen)
        {
            ledger.Post(JournalKind.TreasuryReturn, receipt.Id, recovery.BudgetId, recovery.AwardId, receipt.AmountFen - receipt.RestoredFen);
        }
    }

    /// <summary>What was paid in that fiscal year and has not come back in it yet: so much restores the quota.</summary>
    private static async Task<long> RestorableAsync(FundingDb db, Guid awardId, int year, CancellationToken cancellationToken)
    {
        var payments = await db.Payments.AsNoTracking().Where(p => p.AwardId == awardId && p.PaidOn != null).ToListAsync(cancellationToken);
        var recoveries = await db.Recoveries.AsNoTracking().Where(r => r.AwardId == awardId).ToListAsync(cancellationToken);
        var paid = payments.Where(p => p.Status is not PaymentStatus.Returned && p.PaidOn!.Value.Year == year).Sum(p => p.AmountFen);
        return Math.Max(0, paid - recoveries.SelectMany(r => r.Receipts).Where(r => !r.Reversed && r.ReceivedOn.Year == year).Sum(r => r.RestoredFen));
    }
}
