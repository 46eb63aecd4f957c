using Calendar;
using Contracts.Registry;
using Evidence;
using ServiceDefaults.Http;

namespace Registry.Rectifications;

/// <summary>
/// An order to improve by a date (限期整改, R83), up to the base's improvement or the loss of its title (R84). A base has one
/// at a time.
/// </summary>
internal sealed partial class Rectification : IAggregate
{
    private Rectification()
    {
    }

    public Rectification(Guid baseId, RectificationGround ground, string reason, DateOnly dueOn, int graceWorkingDays, DateOnly today, string? by = null)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (BaseId, Ground, Reason, DueOn, GraceWorkingDays, OrderedOn, OrderedBy) =
            (baseId, ground, reason, dueOn, graceWorkingDays, today, by);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public RectificationStatus Status { get; private set; }

    public Guid BaseId { get; private set; }

    public RectificationGround Ground { get; private set; }

    public string Reason { get; private set; } = "";

    public DateOnly OrderedOn { get; private set; }

    /// <summary>The subject of the token of who ordered it: others verify what became of it. None where it was not kept.</summary>
    public string? OrderedBy { get; private set; }

    /// <summary>The last day for the report.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>For how long an overdue report is still taken.</summary>
    public int GraceWorkingDays { get; private set; }

    /// <summary>The last day of grace, once it is overdue.</summary>
    public DateOnly? GraceEndsOn { get; private set; }

    /// <summary>Why it was extended; one extension at most.</summary>
    public string? ExtensionReason { get; private set; }

    public string? Plan { get; private set; }

    public string? PlanReturnedFor { get; private set; }

    public string? Report { get; private set; }

    public DateOnly? ReportedOn { get; private set; }

    public string? VerifiedBy { get; private set; }

    public string? Opinion { get; private set; }

    /// <summary>The subject of the token of who proposed to revoke the title: another person decides.</summary>
    public string? ProposedBy { get; private set; }

    public DateOnly? ProposedOn { get; private set; }

    public string? ProposalReason { get; private set; }

    public DateOnly? HearingHeldOn { get; private set; }

    public string? HearingMinutes { get; private set; }

    public string? RevokedBy { get; private set; }

    public string? RevocationDocument { get; private set; }

    public DateOnly? ClosedOn { get; private set; }

    /// <summary>Business time from which it is too late.</summary>
    public DateTimeOffset Deadline => WorkingCalendar.EndOfDay(DueOn);

    /// <summary>Its deadline is running.</summary>
    public bool AwaitsReport => Status is RectificationStatus.Ordered or RectificationStatus.PlanSubmitted or RectificationStatus.PlanAccepted
        or RectificationStatus.PlanReturned or RectificationStatus.InProgress;

    public RectificationOrdered Announce() => new(Id, Revision, BaseId, DueOn, Reason);

    internal void MoveTo(RectificationStatus next)
    {
        Status = (Status, next) switch
        {
            (RectificationStatus.Ordered or RectificationStatus.PlanReturned, RectificationStatus.PlanSubmitted) => next,
            (RectificationStatus.PlanSubmitted, RectificationStatus.PlanAccepted or RectificationStatus.PlanReturned) => next,
            (RectificationStatus.PlanAccepted, RectificationStatus.InProgress) => next,
            (RectificationStatus.InProgress or RectificationStatus.Overdue, RectificationStatus.ReportSubmitted) => next,
            (RectificationStatus.ReportSubmitted, RectificationStatus.Verifying) => next,
            (RectificationStatus.Verifying or RectificationStatus.Hearing, RectificationStatus.Passed) => next,
            (RectificationStatus.Verifying or RectificationStatus.Overdue, RectificationStatus.RevocationProposed) => next,
            (RectificationStatus.RevocationProposed, RectificationStatus.Hearing) => next,
            (RectificationStatus.Hearing, RectificationStatus.RevocationApproved) => next,
            (RectificationStatus.Ordered or RectificationStatus.PlanSubmitted or RectificationStatus.PlanAccepted
                or RectificationStatus.PlanReturned or RectificationStatus.InProgress, RectificationStatus.Overdue) => next,
            _ => throw new RuleViolationException(
                "rectification-wrong-state", $"A rectification that is {Status} cannot become {next}: read it again to see which step is next."),
        };
        Revision++;
    }
}
