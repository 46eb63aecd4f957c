using Contracts;
using Contracts.Funding;
using Evidence;
using Funding.Awards;
using Funding.Treasury;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Payments;

/// <summary>
/// One order to pay one instalment to the payee of that day. Creator, approvers and reconciler are different people, and the
/// order is given once.
/// </summary>
internal sealed class Payment : IAggregate
{
    private const int TwoLevels = 2;
    private const int ThreeLevels = 3;
    private readonly List<PaymentHand> _hands = [];

    private Payment()
    {
    }

    public Payment(Award award, int instalment, Payee payee, string createdBy)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        var part = award.RequireInstalment(instalment);
        (AwardId, BaseId, Instalment, AmountFen, Payee) = (award.Id, award.BaseId, part.Number, part.AmountFen, payee);
        (EndToEndId, Uetr) = (Guid.CreateVersion7().ToString("N"), RandomUuid());
        _hands.Add(new(PaymentHand.Creator, createdBy));
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public PaymentStatus Status { get; private set; }

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

    public void Submit(long thirdLevelAboveFen)
    {
        MoveTo(PaymentStatus.Level1);
        Levels = AmountFen > thirdLevelAboveFen ? ThreeLevels : TwoLevels;
    }

    public void Approve(string by)
    {
        RequireNewPerson(by);
        var level = Status switch { PaymentStatus.Level1 => 1, PaymentStatus.Level2 => 2, PaymentStatus.Level3 => 3, _ => 0 };
        MoveTo(level == Levels ? PaymentStatus.Approved : level switch { 1 => PaymentStatus.Level2, 2 => PaymentStatus.Level3, _ => PaymentStatus.Approved });
        _hands.Add(new(PaymentHand.Level(level), by));
    }

    public void Decline(string reason) => End(PaymentStatus.Declined, reason);

    public void Cancel(string reason)
    {
        Require(Status is not PaymentStatus.Locked, "payment-wrong-state", "A locked payment cannot be cancelled: send it.");
        End(PaymentStatus.Cancelled, reason);
    }

    /// <summary>The award has ended: a locked payment goes too, because nobody could ever send it.</summary>
    public void CancelWithAward(string reason) => End(PaymentStatus.Cancelled, reason);

    public void Lock() => MoveTo(PaymentStatus.Locked);

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

    public bool HasHandOf(string person) => _hands.Exists(h => h.Person == person);

    private void RequireNewPerson(string person) => Require(
        !HasHandOf(person), "same-person", "You have a part in this payment already: creator, approvers and reconciler are different people.");

    private void End(PaymentStatus next, string reason)
    {
        MoveTo(next);
        Reason = reason;
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
            _ => throw new ServiceDefaults.Http.RuleViolationException("payment-wrong-state", $"A {Status} payment cannot become {next}."),
        };
        Revision++;
    }

    /// <summary>A UETR is a version 4 UUID by its standard; ours elsewhere are version 7.</summary>
    private static Guid RandomUuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        System.Security.Cryptography.RandomNumberGenerator.Fill(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new(bytes, bigEndian: true);
    }
}
