using Calendar;
using Evidence;
using Funding.Awards;
using Funding.Data;
using Funding.Ledger;
using Funding.Recoveries;
using Funding.Settlements;
using Funding.Treasury;
using Messaging.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Funding.Payments;

/// <summary>
/// Takes what the treasury says of a payment, by whichever way it was learnt, and books it once. Its base is locked; what is known
/// already, or contradicts what is final, changes nothing.
/// </summary>
internal sealed class TreasuryAnswers(
    FundingDb db, GeneralLedger ledger, EventOutbox outbox, DemandRecovery recoveries, BusinessClock clock)
{
    public async Task ApplyAsync(Payment payment, TreasuryAnswer answer, CancellationToken cancellationToken)
    {
        switch (answer.Outcome)
        {
            case TreasuryOutcome.NoAnswer or TreasuryOutcome.NotFound when payment.Status is PaymentStatus.Sent:
                Move(payment, "payment-unknown", payment.NoAnswer);
                break;
            case TreasuryOutcome.Accepted when payment.Status is PaymentStatus.Sent or PaymentStatus.Unknown:
                Move(payment, "payment-accepted", payment.Accept);
                break;
            case TreasuryOutcome.Paid when payment.IsOnItsWay:
                await SettleAsync(payment, answer.BookedOn!.Value, cancellationToken);
                break;
            case TreasuryOutcome.Rejected when payment.AwaitsTreasury:
                Move(payment, "payment-rejected", () => outbox.Add(payment.Reject(answer.Reason!)), answer.Reason);
                await ReleaseWithEndedAwardAsync(payment, cancellationToken);
                break;
            case TreasuryOutcome.Returned:
                await TakeBackAsync(payment, answer, cancellationToken);
                break;
        }
    }

    /// <summary>After the cut-off the statement does not have it: the order never arrived.</summary>
    public async Task NotReceivedAsync(Payment payment, CancellationToken cancellationToken)
    {
        await ApplyAsync(payment, new(TreasuryOutcome.NoAnswer), cancellationToken); // one whose answer was lost in a crash is unknown first
        Move(payment, "payment-not-received", payment.NotReceived);
        if ((await AwardOfAsync(payment, cancellationToken)).Status is AwardStatus.Terminated)
        {
            Move(payment, "payment-cancelled", () => payment.CancelWithAward("the award has ended"), "the award has ended");
            await ReleaseWithEndedAwardAsync(payment, cancellationToken);
        }
    }

    private async Task SettleAsync(Payment payment, DateOnly bookedOn, CancellationToken cancellationToken)
    {
        var award = await AwardOfAsync(payment, cancellationToken);
        outbox.Add(Settlement.Take(payment, award, bookedOn, null, entry => db.Set<AuditEntry>().Add(entry)));
        ledger.Post(JournalKind.Payment, payment.Id, award.BudgetId, award.Id, payment.AmountFen);
        await recoveries.DemandIfTerminatedAsync(award, cancellationToken);
    }

    private async Task TakeBackAsync(Payment payment, TreasuryAnswer answer, CancellationToken cancellationToken)
    {
        if (payment.IsOnItsWay)
        {
            await SettleAsync(payment, answer.BookedOn ?? clock.Today, cancellationToken); // it must have been paid before it came back
        }

        if (payment.Status is not (PaymentStatus.Paid or PaymentStatus.Reconciled))
        {
            return;
        }

        Move(payment, "payment-returned", () => outbox.Add(payment.Return(answer.Reason!)), answer.Reason);
        var award = await AwardOfAsync(payment, cancellationToken);
        award.CountReturned(payment.AmountFen);
        db.Record(award, "award-payment-returned", data: new { PaymentId = payment.Id, payment.AmountFen });
        ledger.Post(JournalKind.PaymentReversal, payment.Id, award.BudgetId, award.Id, payment.AmountFen);
        await ReleaseWithEndedAwardAsync(payment, cancellationToken);
        await recoveries.DemandIfTerminatedAsync(award, cancellationToken);
    }

    /// <summary>An award that has ended keeps nothing committed for a payment that failed.</summary>
    private async Task ReleaseWithEndedAwardAsync(Payment payment, CancellationToken cancellationToken)
    {
        var award = await AwardOfAsync(payment, cancellationToken);
        if (award.HasEnded)
        {
            ledger.Post(JournalKind.CommitmentRelease, payment.Id, award.BudgetId, award.Id, payment.AmountFen);
        }
    }

    private void Move(Payment payment, string action, Action move, string? reason = null)
    {
        var from = payment.Status;
        move();
        db.Record(payment, action, from.ToString(), payment.Status.ToString(), reason);
    }

    private async Task<Award> AwardOfAsync(Payment payment, CancellationToken cancellationToken) =>
        await db.Awards.SingleAsync(a => a.Id == payment.AwardId, cancellationToken);
}
