using Evidence;
using Funding.Payments;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Runs;

/// <summary>Drafted → Locked → Sent, or Cancelled before it is locked.</summary>
public enum PaymentRunStatus
{
    /// <summary>Holds approved payments together; each can still leave.</summary>
    Drafted,

    /// <summary>A second person has agreed to its totals: nothing about it changes any more.</summary>
    Locked,
    Sent,
    Cancelled,
}

/// <summary>Approved payments that go to the treasury together (拨付批次单), with totals that two people have agreed on.</summary>
internal sealed class PaymentRun : IAggregate, IStaged
{
    private PaymentRun()
    {
    }

    public PaymentRun(DateTimeOffset cutOff, string createdBy)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (CutOff, CreatedBy) = (cutOff, createdBy);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public PaymentRunStatus Status { get; private set; }

    public string Stage => Status.ToString();

    /// <summary>Business time up to which payments had to be approved.</summary>
    public DateTimeOffset CutOff { get; private set; }

    public int Count { get; private set; }

    public long TotalFen { get; private set; }

    public string CreatedBy { get; private set; } = "";

    public string? LockedBy { get; private set; }

    public DateOnly? SentOn { get; private set; }

    public string? CancelledFor { get; private set; }

    /// <summary>Takes them up; their number and sum are the run's.</summary>
    public void Gather(IReadOnlyCollection<Payment> payments)
    {
        Require(payments.Count > 0, "run-empty", "No payment was approved by then and is free: choose a later cut-off.");
        foreach (var payment in payments)
        {
            payment.JoinRun(Id);
        }

        Total(payments);
    }

    /// <param name="seenCount">The number that the locking person has seen, and <paramref name="seenFen"/> the sum.</param>
    public void Lock(IReadOnlyCollection<Payment> payments, int seenCount, long seenFen, string by)
    {
        Require(by != CreatedBy, "same-person", "Who put a run together cannot lock it: ask an approver.");
        Total(payments);
        Require(
            (Count, TotalFen) == (seenCount, seenFen), "run-totals-differ",
            $"The run now holds {Count} payments of {MoneyAmount.Text(TotalFen)}: look at it again, then lock what you have seen.");
        MoveTo(PaymentRunStatus.Locked);
        LockedBy = by;
        foreach (var payment in payments)
        {
            payment.LockInRun();
        }
    }

    public void Send(DateOnly on)
    {
        MoveTo(PaymentRunStatus.Sent);
        SentOn = on;
    }

    public void Cancel(IReadOnlyCollection<Payment> payments, string reason)
    {
        MoveTo(PaymentRunStatus.Cancelled);
        CancelledFor = reason;
        foreach (var payment in payments)
        {
            payment.LeaveRun();
        }
    }

    internal void MoveTo(PaymentRunStatus next)
    {
        Status = (Status, next) switch
        {
            (PaymentRunStatus.Drafted, PaymentRunStatus.Locked or PaymentRunStatus.Cancelled) => next,
            (PaymentRunStatus.Locked, PaymentRunStatus.Sent) => next,
            _ => throw new RuleViolationException("run-wrong-state", $"A payment run that is {Status} cannot become {next}."),
        };
        Revision++;
    }

    private void Total(IReadOnlyCollection<Payment> payments) => (Count, TotalFen) = (payments.Count, payments.Sum(p => p.AmountFen));
}
