using Contracts.Funding;
using Evidence;
using Funding.Awards;
using Funding.Payments;

namespace Funding.Settlements;

/// <summary>What it means that a payment has reached its payee, whichever way that is learnt and written.</summary>
internal static class Settlement
{
    /// <summary>Moves payment and award; the base is locked, or the revisions are compared when it is written.</summary>
    /// <param name="reference">The treasury's own; none when it was asked.</param>
    /// <param name="record">Takes an audit row of each change.</param>
    public static PaymentSettled Take(Payment payment, Award award, DateOnly bookedOn, string? reference, Action<AuditEntry> record)
    {
        var from = payment.Status;
        if (from is PaymentStatus.Sent)
        {
            payment.Accept();
            record(payment.Describe("payment-accepted", from.ToString(), payment.Status.ToString()));
            from = payment.Status;
        }

        var settled = payment.Settle(bookedOn);
        record(payment.Describe("payment-paid", from.ToString(), payment.Status.ToString(), data: new { PaidOn = bookedOn, Reference = reference }));
        award.CountPaid(payment.AmountFen);
        record(award.Describe("award-paid", data: new { PaymentId = payment.Id, payment.AmountFen }));
        return settled;
    }
}
