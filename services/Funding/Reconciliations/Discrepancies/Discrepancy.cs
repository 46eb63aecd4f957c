using Evidence;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Reconciliations.Discrepancies;

/// <summary>Open → Taken → Proposed → Resolved by another person; or cleared by a later statement.</summary>
public enum DiscrepancyStatus
{
    Open,

    /// <summary>Somebody looks into it.</summary>
    Taken,

    /// <summary>An explanation waits for a second person.</summary>
    Proposed,
    Resolved,

    /// <summary>A later reading of the statement agrees with our books.</summary>
    Cleared,
}

/// <summary>What a discrepancy turned out to be.</summary>
public enum Resolution
{
    /// <summary>The line is one of our payments after all: it is booked.</summary>
    MatchedByHand,

    /// <summary>The line does not concern this platform.</summary>
    NotOurs,

    /// <summary>The treasury was wrong and corrects itself.</summary>
    TreasuryCorrects,

    /// <summary>Our books are right, and why the statement differs is known.</summary>
    Explained,
}

/// <summary>One difference between a day's statement and our books, worked on by people until two of them agree what it is.</summary>
internal sealed class Discrepancy : IAggregate, IStaged
{
    private Discrepancy()
    {
    }

    public Discrepancy(Reconciliation run, Difference found, DateOnly dueOn)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (StatementDate, ReconciliationId, DueOn) = (run.StatementDate, run.Id, dueOn);
        (Kind, EndToEndId, PaymentId, EntryId, ExpectedFen, FoundFen) =
            (found.Kind, found.EndToEndId, found.PaymentId, found.EntryId, found.ExpectedFen, found.FoundFen);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public DiscrepancyStatus Status { get; private set; }

    public string Stage => Status.ToString();

    public DateOnly StatementDate { get; private set; }

    /// <summary>The run that found it first.</summary>
    public Guid ReconciliationId { get; private set; }

    public DifferenceKind Kind { get; private set; }

    public string EndToEndId { get; private set; } = "";

    public Guid? PaymentId { get; private set; }

    public Guid? EntryId { get; private set; }

    public long? ExpectedFen { get; private set; }

    public long? FoundFen { get; private set; }

    public DateOnly DueOn { get; private set; }

    /// <summary>The day after its last day, when nobody had resolved it; it stays written.</summary>
    public DateOnly? OverdueSince { get; private set; }

    public string? TakenBy { get; private set; }

    public Proposal? Proposal { get; private set; }

    public string? ReturnedFor { get; private set; }

    public string? DecidedBy { get; private set; }

    public DateOnly? EndedOn { get; private set; }

    public bool IsLive => Status is DiscrepancyStatus.Open or DiscrepancyStatus.Taken or DiscrepancyStatus.Proposed;

    /// <summary>Another run has found the same.</summary>
    public bool Is(Difference found) => Kind == found.Kind && EntryId == found.EntryId && PaymentId == found.PaymentId;

    public void Take(string by)
    {
        MoveTo(DiscrepancyStatus.Taken);
        TakenBy = by;
    }

    public void Propose(Proposal proposal)
    {
        Require(
            proposal.Resolution is not Resolution.MatchedByHand || (Kind is DifferenceKind.UnknownLine && FoundFen > 0), "not-matchable",
            "Only an unknown line of money that was paid can be matched by hand: choose another resolution.");
        MoveTo(DiscrepancyStatus.Proposed);
        (Proposal, TakenBy) = (proposal, TakenBy ?? proposal.By);
    }

    public void Return(string reason)
    {
        Require(Status is DiscrepancyStatus.Proposed, "discrepancy-wrong-state", "Only a proposal can be returned.");
        MoveTo(DiscrepancyStatus.Taken);
        (Proposal, ReturnedFor) = (null, reason);
    }

    public void Resolve(string by, DateOnly today)
    {
        Require(by != Proposal?.By, "same-person", "Who proposed the explanation does not decide on it: ask an approver.");
        MoveTo(DiscrepancyStatus.Resolved);
        (DecidedBy, EndedOn) = (by, today);
    }

    public void Clear(DateOnly today)
    {
        MoveTo(DiscrepancyStatus.Cleared);
        (Proposal, EndedOn) = (null, today);
    }

    public void MissDay(DateOnly today)
    {
        OverdueSince ??= today;
        Revision++;
    }

    internal void MoveTo(DiscrepancyStatus next)
    {
        Status = (Status, next) switch
        {
            (DiscrepancyStatus.Open or DiscrepancyStatus.Taken or DiscrepancyStatus.Proposed, DiscrepancyStatus.Taken or DiscrepancyStatus.Cleared) => next,
            (DiscrepancyStatus.Open or DiscrepancyStatus.Taken, DiscrepancyStatus.Proposed) => next,
            (DiscrepancyStatus.Proposed, DiscrepancyStatus.Resolved) => next,
            _ => throw new RuleViolationException("discrepancy-wrong-state", $"A {Status} discrepancy cannot become {next}."),
        };
        Revision++;
    }
}

/// <param name="PaymentId">Ours, where it is matched by hand.</param>
/// <param name="Document">What proves it, such as the treasury's letter.</param>
internal sealed record Proposal(Resolution Resolution, Guid? PaymentId, string Explanation, string? Document, string By);
