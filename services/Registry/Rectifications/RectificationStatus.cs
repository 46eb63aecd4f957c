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
