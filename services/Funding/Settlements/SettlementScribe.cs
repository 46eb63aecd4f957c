using Evidence;
using Funding.Awards;
using Funding.Ledger;
using Funding.Payments;
using Messaging.Outbox;

namespace Funding.Settlements;

/// <summary>A payment that was paid, and its award: as they were read, without a lock. The function compares their revisions under it.</summary>
internal sealed record DueSettlement(Payment Payment, Award Award)
{
    /// <summary>An award that has ended asks its money back, and that is decided in the usual way.</summary>
    public bool IsPlain => Payment.IsOnItsWay && Award.IsCommitted;
}

/// <summary>One settlement and all that it writes.</summary>
internal sealed record SettledPayment(
    Payment Payment, long PaymentSeen, Award Award, long AwardSeen, JournalEntry Journal, IReadOnlyList<AuditEntry> Audit, OutboxMessage Event);

/// <summary>Settles payments in the name of who asked for it: the audit rows are that caller's.</summary>
internal sealed class SettlementScribe(GeneralLedger ledger, AuditStamp stamp, EventOutbox outbox)
{
    public SettledPayment Settle(DueSettlement due, TreasuryReport report)
    {
        var (payment, award) = due;
        var (paymentSeen, awardSeen) = (payment.Revision, award.Revision);
        var audit = new List<AuditEntry>();
        var message = outbox.Prepare(Settlement.Take(payment, award, report.BookedOn!.Value, report.Reference, audit.Add));
        var journal = ledger.Draft(JournalKind.Payment, payment.Id, award.BudgetId, award.Id, payment.AmountFen);
        audit.Add(journal.Describe());
        foreach (var entry in audit)
        {
            stamp.Complete(entry, [(message.Id, message.Type)]);
        }

        return new(payment, paymentSeen, award, awardSeen, journal, audit, message);
    }
}
