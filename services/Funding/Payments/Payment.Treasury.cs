using Contracts.Funding;
using Funding.Treasury;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Payments;

/// <content>From the order to the reconciliation: what the treasury says becomes of it.</content>
internal sealed partial class Payment
{
    /// <summary>From here on it may have arrived: whatever happens next, it is asked about and not sent again.</summary>
    public PaymentOrder Send(DateOnly today, DateTimeOffset now)
    {
        MoveTo(PaymentStatus.Sent);
        (RequestedOn, SentAt) = (today, now);
        return new(EndToEndId, Uetr, AmountFen, Payee, today);
    }

    public void NoAnswer() => MoveTo(PaymentStatus.Unknown);

    public void Accept() => MoveTo(PaymentStatus.Accepted);

    public PaymentSettled Settle(DateOnly paidOn)
    {
        MoveTo(PaymentStatus.Paid);
        PaidOn = paidOn;
        return new(Id, Revision, AwardId, BaseId, AmountFen, paidOn);
    }

    public PaymentFailed Reject(string reason)
    {
        End(PaymentStatus.BankRejected, reason);
        return new(Id, Revision, AwardId, BaseId, AmountFen, reason);
    }

    public PaymentFailed Return(string reason)
    {
        End(PaymentStatus.Returned, reason);
        return new(Id, Revision, AwardId, BaseId, AmountFen, reason);
    }

    public void NotReceived()
    {
        MoveTo(PaymentStatus.NotReceived);
        (ReleasedBy, ReleaseConfirmedBy) = (null, null);
    }

    /// <summary>An order that never arrived may be given again, under the same id, when two people say so.</summary>
    public void Release(string by)
    {
        Require(Status is PaymentStatus.NotReceived, "payment-wrong-state", "Only an order that was not received can be released to be sent again.");
        Require(ReleasedBy != by, "same-person", "You have released it already: a second approver must confirm.");
        if (ReleasedBy is null)
        {
            ReleasedBy = by;
            Revision++;
            return;
        }

        MoveTo(PaymentStatus.Locked);
        ReleaseConfirmedBy = by;
    }

    public void Reconcile(string by)
    {
        RequireNewPerson(by);
        MoveTo(PaymentStatus.Reconciled);
        _hands.Add(new(PaymentHand.Reconciler, by));
    }
}
