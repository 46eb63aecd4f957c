using Evidence;
using Funding.Ledger;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Reversals;

/// <summary>Proposed → Approved by another person, Refused, or Withdrawn.</summary>
public enum ReversalStatus
{
    Proposed,
    Approved,
    Refused,
    Withdrawn,
}

/// <summary>
/// What was booked in error is taken back (冲正): by two people, with its document, once, and by journals of its own. Nothing that was booked
/// is changed.
/// </summary>
internal sealed class Reversal : IAggregate, IStaged
{
    private Reversal()
    {
    }

    public Reversal(Journal journal, string documentNumber, string reason, string by)
    {
        Require(CanReverse(journal.Kind), "not-reversible", OwnStep(journal.Kind));
        Id = Guid.CreateVersion7();
        Revision = 1;
        (Kind, JournalId, SubjectId) = (journal.Kind, journal.Id, journal.SubjectId);
        (BudgetId, AwardId, AmountFen) = (journal.BudgetId, journal.AwardId, journal.AmountFen);
        (DocumentNumber, Reason, ProposedBy) = (documentNumber, reason, by);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public ReversalStatus Status { get; private set; }

    public string Stage => Status.ToString();

    /// <summary>Of the journal that is taken back.</summary>
    public JournalKind Kind { get; private set; }

    public Guid JournalId { get; private set; }

    /// <summary>The budget change, the receipt or the write-off that it was booked for.</summary>
    public Guid SubjectId { get; private set; }

    public Guid BudgetId { get; private set; }

    public Guid? AwardId { get; private set; }

    public long AmountFen { get; private set; }

    public string DocumentNumber { get; private set; } = "";

    public string Reason { get; private set; } = "";

    public string ProposedBy { get; private set; } = "";

    public string? ApprovedBy { get; private set; }

    public void Approve(string by)
    {
        Require(by != ProposedBy, "same-person", "Who proposed a reversal cannot approve it: ask another approver.");
        MoveTo(ReversalStatus.Approved);
        ApprovedBy = by;
    }

    public void Refuse() => MoveTo(ReversalStatus.Refused);

    public void Withdraw() => MoveTo(ReversalStatus.Withdrawn);

    internal void MoveTo(ReversalStatus next)
    {
        Status = (Status, next) switch
        {
            (ReversalStatus.Proposed, ReversalStatus.Approved or ReversalStatus.Refused or ReversalStatus.Withdrawn) => next,
            _ => throw new RuleViolationException("reversal-wrong-state", $"A {Status} reversal cannot become {next}."),
        };
        Revision++;
    }

    /// <summary>A receipt is reversed whole, with what became of its money.</summary>
    private static bool CanReverse(JournalKind kind) =>
        kind is not (JournalKind.QuotaRestoration or JournalKind.TreasuryReturn) && kind.Reversal() is not null;

    private static string OwnStep(JournalKind kind) => kind switch
    {
        JournalKind.QuotaRestoration or JournalKind.TreasuryReturn => "This goes with a receipt: reverse the journal of the receipt.",
        JournalKind.Appropriation => "A budget is taken back by a reduction: propose that change of the budget.",
        JournalKind.Reservation => "Money is reserved as long as its award stands: decline or terminate the award.",
        JournalKind.Commitment => "Money is committed as long as its award stands: amend or terminate the award.",
        JournalKind.ReservationRelease or JournalKind.CommitmentRelease => "What was released is free again: propose a new award.",
        JournalKind.Payment => "Money that was sent comes back by the treasury's return or by a recovery: demand it there.",
        _ => "A reversal stands: book anew what is right.",
    };
}
