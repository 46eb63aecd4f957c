using Contracts;
using Evidence;
using Funding.Awards;
using Funding.Treasury;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Payments;

/// <summary>
/// One order to pay one instalment to the payee of that day. Creator, approvers and reconciler are different people, and the
/// order is given once.
/// </summary>
internal sealed partial class Payment : IAggregate, IStaged, IOfBase
{
    private readonly List<PaymentHand> _hands = [];

    private Payment()
    {
    }

    public Payment(Award award, Instalment part, Payee payee, PaymentClaim claim, string createdBy)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (AwardId, BaseId, Instalment, AmountFen, Payee) = (award.Id, award.BaseId, part.Number, part.AmountFen, payee);
        (EndToEndId, Uetr) = (Guid.CreateVersion7().ToString("N"), PaymentOrder.NewUetr());
        Claim(claim);
        RequireNewPerson(createdBy);
        _hands.Add(new(PaymentHand.Creator, createdBy));
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public PaymentStatus Status { get; private set; }

    public string Stage => Status.ToString();

    public Guid AwardId { get; private set; }

    public Guid BaseId { get; private set; }

    public int Instalment { get; private set; }

    public long AmountFen { get; private set; }

    /// <summary>As it was when the payment was drafted; a change of the base's payee does not reach it.</summary>
    public Payee Payee { get; private set; } = new("", "", "", "");

    public string EndToEndId { get; private set; } = "";

    public Guid Uetr { get; private set; }

    /// <summary>How many approvers it needs; 0 until it is submitted.</summary>
    public int Levels { get; private set; }

    public DateOnly? RequestedOn { get; private set; }

    /// <summary>Business time.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    public DateOnly? PaidOn { get; private set; }

    public string? Reason { get; private set; }

    /// <summary>Who first released an order that never arrived; a second person confirms.</summary>
    public string? ReleasedBy { get; private set; }

    public string? ReleaseConfirmedBy { get; private set; }

    public IReadOnlyList<PaymentHand> Hands => _hands;

    /// <summary>Its instalment is taken.</summary>
    public bool IsLive => Status is not (PaymentStatus.Declined or PaymentStatus.Cancelled or PaymentStatus.BankRejected or PaymentStatus.Returned);

    public bool IsUnsent => Status is PaymentStatus.Draft or PaymentStatus.Level1 or PaymentStatus.Level2 or PaymentStatus.Level3
        or PaymentStatus.Approved or PaymentStatus.Locked;

    public bool IsOnItsWay => Status is PaymentStatus.Sent or PaymentStatus.Accepted or PaymentStatus.Unknown or PaymentStatus.NotReceived;

    public bool AwaitsTreasury => Status is PaymentStatus.Sent or PaymentStatus.Accepted or PaymentStatus.Unknown;

    /// <summary>Or of the award that is paid, where that keeps a person out.</summary>
    public bool HasHandOf(string person) => person == KeptOut || _hands.Exists(h => h.Person == person);

    private void RequireNewPerson(string person)
    {
        Require(person != KeptOut, "award-officer", "You proposed this award: others draft, approve and reconcile its payments.");
        Require(
            !HasHandOf(person), "same-person", "You have a part in this payment already: creator, approvers and reconciler are different people.");
    }

    internal void MoveTo(PaymentStatus next)
    {
        Status = (Status, next) switch
        {
            (PaymentStatus.Draft, PaymentStatus.Level1 or PaymentStatus.Cancelled) => next,
            (PaymentStatus.Level1, PaymentStatus.Level2 or PaymentStatus.Declined or PaymentStatus.Cancelled) => next,
            (PaymentStatus.Level2, PaymentStatus.Level3 or PaymentStatus.Approved or PaymentStatus.Declined or PaymentStatus.Cancelled) => next,
            (PaymentStatus.Level3, PaymentStatus.Approved or PaymentStatus.Declined or PaymentStatus.Cancelled) => next,
            (PaymentStatus.Approved, PaymentStatus.Locked or PaymentStatus.Cancelled) => next,
            (PaymentStatus.Locked, PaymentStatus.Sent or PaymentStatus.Cancelled) => next,
            (PaymentStatus.Sent, PaymentStatus.Accepted or PaymentStatus.BankRejected or PaymentStatus.Unknown) => next,
            (PaymentStatus.Unknown, PaymentStatus.Accepted or PaymentStatus.Paid or PaymentStatus.BankRejected or PaymentStatus.NotReceived) => next,
            (PaymentStatus.NotReceived, PaymentStatus.Locked or PaymentStatus.Paid or PaymentStatus.Cancelled) => next,
            (PaymentStatus.Accepted, PaymentStatus.Paid or PaymentStatus.BankRejected) => next,
            (PaymentStatus.Paid, PaymentStatus.Reconciled or PaymentStatus.Returned) => next,
            (PaymentStatus.Reconciled, PaymentStatus.Returned) => next,
            _ => throw new RuleViolationException("payment-wrong-state", $"A {Status} payment cannot become {next}."),
        };
        Revision++;
    }

    private void End(PaymentStatus next, string reason)
    {
        MoveTo(next);
        Reason = reason;
    }
}
