using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Payments;

/// <content>From the draft to the lock: people decide, and nobody outside has heard of it.</content>
internal sealed partial class Payment
{
    private const int TwoLevels = 2;
    private const int ThreeLevels = 3;

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
}
