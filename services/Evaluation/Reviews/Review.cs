using Contracts;
using Evaluation.Examinations;
using Evidence;
using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Evaluation.Reviews;

/// <summary>
/// One expert's examination of one application (R88). What is locked changes only after it was opened again, for what it was opened for.
/// </summary>
internal sealed class Review : IAggregate
{
    private Review()
    {
    }

    public Review(Examination examination, string expert)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (ExaminationId, ApplicationId, CallId) = (examination.Id, examination.ApplicationId, examination.CallId);
        (Kind, Name, Expert) = (examination.Kind, examination.Name, expert);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public Guid ExaminationId { get; private set; }

    public Guid ApplicationId { get; private set; }

    public Guid CallId { get; private set; }

    public BaseKind Kind { get; private set; }

    /// <summary>The application's.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The subject of the expert's token.</summary>
    public string Expert { get; private set; } = "";

    public ReviewStatus Status { get; private set; }

    /// <summary>Stays true whatever becomes of the review: the expert is kept from this application for good.</summary>
    public bool HasConflict { get; private set; }

    /// <summary>Why it ended without a sheet that counts, or why the sheet was opened again.</summary>
    public string? Reason { get; private set; }

    public IReadOnlyList<SheetEntry> Lines { get; private set; } = [];

    /// <summary>The numeric items as the system judged them at submission.</summary>
    public IReadOnlyList<JudgedFigure> Figures { get; private set; } = [];

    /// <summary>The items that may be amended since the sheet was opened again; null for all of them.</summary>
    public IReadOnlyList<string>? OpenItems { get; private set; }

    /// <summary>0 to 100, four places; from submission on.</summary>
    public decimal? Score { get; private set; }

    public bool IsLive => ReviewStatuses.Live.Contains(Status);

    public bool CountsAsLocked => Status is ReviewStatus.Locked;

    public void Accept() => MoveTo(ReviewStatus.Accepted);

    public void Decline(string reason)
    {
        MoveTo(ReviewStatus.Declined);
        Reason = reason;
    }

    /// <summary>A sheet that was locked before is withdrawn: it no longer counts.</summary>
    public void DeclareConflict(string reason)
    {
        MoveTo(Status is ReviewStatus.Locked ? ReviewStatus.Withdrawn : ReviewStatus.ConflictDeclared);
        (HasConflict, Reason) = (true, reason);
    }

    /// <summary>A conflict that others than the expert have found: the sheet, locked or not, does not count.</summary>
    public void FindConflict(string reason)
    {
        Withdraw(reason);
        HasConflict = true;
    }

    public void Withdraw(string reason)
    {
        MoveTo(ReviewStatus.Withdrawn);
        Reason = reason;
    }

    public void Write(IReadOnlyList<SheetEntry> lines)
    {
        Require(
            Status is ReviewStatus.Accepted or ReviewStatus.InProgress, "review-wrong-state",
            $"The sheet of a review that is {Status} cannot be written: accept the review first; what is submitted stays until it is opened again.");
        if (Status is ReviewStatus.Accepted)
        {
            MoveTo(ReviewStatus.InProgress);
        }
        else
        {
            Revision++;
        }

        Lines = lines;
    }

    public void Submit(IReadOnlyList<JudgedFigure> figures, decimal score)
    {
        MoveTo(ReviewStatus.Submitted);
        (Figures, Score) = (figures, score);
    }

    public void Lock()
    {
        MoveTo(ReviewStatus.Locked);
        OpenItems = null;
    }

    /// <param name="items">What may be amended; null or none for the whole sheet.</param>
    public void Reopen(string reason, IReadOnlyList<string>? items)
    {
        Require(
            Status is ReviewStatus.Submitted or ReviewStatus.Locked, "review-wrong-state",
            $"A review that is {Status} is not opened again: only what was handed in is.");
        MoveTo(ReviewStatus.InProgress);
        (OpenItems, Score, Reason) = (items is { Count: > 0 } ? items : null, null, reason);
    }

    public bool IsOpen(string item) => OpenItems?.Contains(item) != false;

    /// <summary>Whether the line is of an open item, or says what stands there already.</summary>
    public bool MayHold(SheetEntry line) => IsOpen(line.ItemCode) || Lines.Any(line.Says);

    private void MoveTo(ReviewStatus next)
    {
        Status = (Status, next) switch
        {
            (ReviewStatus.Assigned, ReviewStatus.Accepted or ReviewStatus.Declined or ReviewStatus.ConflictDeclared or ReviewStatus.Withdrawn) => next,
            (ReviewStatus.Accepted, ReviewStatus.InProgress or ReviewStatus.Declined or ReviewStatus.ConflictDeclared or ReviewStatus.Withdrawn) => next,
            (ReviewStatus.InProgress, ReviewStatus.Submitted or ReviewStatus.ConflictDeclared or ReviewStatus.Withdrawn) => next,
            (ReviewStatus.Submitted, ReviewStatus.Locked or ReviewStatus.InProgress or ReviewStatus.ConflictDeclared or ReviewStatus.Withdrawn) => next,
            (ReviewStatus.Locked, ReviewStatus.InProgress or ReviewStatus.Withdrawn) => next,
            _ => throw new RuleViolationException("review-wrong-state", $"A review that is {Status} cannot become {next}."),
        };
        Revision++;
    }
}
