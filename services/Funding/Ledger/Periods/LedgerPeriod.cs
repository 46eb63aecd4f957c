using Evidence;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Ledger.Periods;

/// <summary>Proposed → Closed.</summary>
public enum PeriodStatus
{
    Proposed,
    Closed,
}

/// <summary>
/// A month of the books, closed by two people: nothing is booked into it or into any month before it any more, and how many journals it
/// has, with one hash over what the audit log sealed of them, stands for good.
/// </summary>
internal sealed class LedgerPeriod : IAggregate, IStaged
{
    private LedgerPeriod()
    {
    }

    public LedgerPeriod(DateOnly firstDay, string proposedBy)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (FirstDay, LastDay, ProposedBy) = (firstDay, firstDay.AddMonths(1).AddDays(-1), proposedBy);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public PeriodStatus Status { get; private set; }

    public string Stage => Status.ToString();

    public DateOnly FirstDay { get; private set; }

    public DateOnly LastDay { get; private set; }

    public string ProposedBy { get; private set; } = "";

    public string? ClosedBy { get; private set; }

    public DateOnly? ClosedOn { get; private set; }

    public long? Journals { get; private set; }

    /// <summary>SHA-256 over the content hashes of its journals' audit rows, in the journals' order.</summary>
    public string? Digest { get; private set; }

    public void Close(string by, DateOnly on, LedgerDigest books)
    {
        Require(by != ProposedBy, "same-person", "Who proposed to close the month cannot close it: ask an approver.");
        MoveTo(PeriodStatus.Closed);
        (ClosedBy, ClosedOn, Journals, Digest) = (by, on, books.Journals, books.Digest);
    }

    internal void MoveTo(PeriodStatus next)
    {
        Status = (Status, next) switch
        {
            (PeriodStatus.Proposed, PeriodStatus.Closed) => next,
            _ => throw new RuleViolationException("period-wrong-state", $"A {Status} month cannot become {next}."),
        };
        Revision++;
    }
}

/// <summary>What <c>ledger_digest</c> says of some days of the books.</summary>
internal sealed record LedgerDigest(long Journals, string Digest);
