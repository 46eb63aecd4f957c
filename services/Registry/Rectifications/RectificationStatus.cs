namespace Registry.Rectifications;

/// <summary>
/// Where a rectification (限期整改) stands. <see cref="Passed"/> and <see cref="RevocationApproved"/> end it; a deadline that
/// passes before the report makes it <see cref="Overdue"/> by itself.
/// </summary>
public enum RectificationStatus
{
    Ordered,
    PlanSubmitted,
    PlanAccepted,
    PlanReturned,
    InProgress,
    ReportSubmitted,
    Verifying,
    Passed,
    Overdue,
    RevocationProposed,
    Hearing,
    RevocationApproved,
}

/// <summary>Why a base is ordered to rectify (R83).</summary>
public enum RectificationGround
{
    /// <summary>绩效不佳: its latest grade is poor.</summary>
    PoorPerformance,

    /// <summary>工作进展慢: at any time.</summary>
    SlowProgress,
}

/// <summary>The arrows of a rectification.</summary>
internal static class RectificationTable
{
    public static RectificationStatus To(this RectificationStatus status, RectificationStatus next) => (status, next) switch
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
        _ => throw new ServiceDefaults.Http.RuleViolationException(
            "rectification-wrong-state", $"A rectification that is {status} cannot become {next}: read it again to see which step is next."),
    };
}
