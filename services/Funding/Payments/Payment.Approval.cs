using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Payments;

/// <content>From the draft to the lock: people decide, and nobody outside has heard of it.</content>
internal sealed partial class Payment
{
    private const int TwoLevels = 2;
    private const int ThreeLevels = 3;

    public void Submit(long thirdLevelAboveFen, int documentsNeeded)
    {
        Require(
            _documents.Count >= documentsNeeded, "payment-documents-missing",
            $"A payment needs {documentsNeeded} documents: cancel this draft and ask for it with them.");
        MoveTo(PaymentStatus.Level1);
        Levels = AmountFen > thirdLevelAboveFen ? ThreeLevels : TwoLevels;
    }

    public void Approve(string by, DateTimeOffset now)
    {
        RequireNewPerson(by);
        var level = Status switch { PaymentStatus.Level1 => 1, PaymentStatus.Level2 => 2, PaymentStatus.Level3 => 3, _ => 0 };
        MoveTo(level == Levels ? PaymentStatus.Approved : level switch { 1 => PaymentStatus.Level2, 2 => PaymentStatus.Level3, _ => PaymentStatus.Approved });
        _hands.Add(new(PaymentHand.Level(level), by));
        ApprovedAt = Status is PaymentStatus.Approved ? now : null;
    }

    public void Decline(string reason) => End(PaymentStatus.Declined, reason);

    public void Cancel(string reason)
    {
        Require(Status is not PaymentStatus.Locked, "payment-wrong-state", "A locked payment cannot be cancelled: send it.");
        End(PaymentStatus.Cancelled, reason);
        RunId = null; // a locked run has no payment that is not locked
    }

    /// <summary>The award has ended: a locked payment goes too, because nobody could ever send it.</summary>
    public void CancelWithAward(string reason) => CancelUnsent(reason);

    /// <summary>The account that it was drafted for is not in force any more; a locked one goes too.</summary>
    public void CancelWithAccount(string reason) => CancelUnsent(reason);

    public void Lock()
    {
        Require(RunId is null, "payment-in-run", "This payment goes with its run: lock that one, or cancel it.");
        MoveTo(PaymentStatus.Locked);
    }

    public void LockInRun() => MoveTo(PaymentStatus.Locked);

    private void CancelUnsent(string reason)
    {
        RunId = Status is PaymentStatus.Approved ? null : RunId; // what was locked with its run stays counted there
        End(PaymentStatus.Cancelled, reason);
    }
}
