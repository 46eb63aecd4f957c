namespace Registry.Cases;

/// <summary>Where a case (典型案例) stands.</summary>
public enum CaseStatus
{
    Draft,
    Submitted,
    Returned,
    Approved,
    Published,

    /// <summary>No longer shown; it can be revised and published again as the next edition.</summary>
    TakenDown,
}

/// <summary>How others use a published case.</summary>
public enum CaseUseKind
{
    /// <summary>复制推广: somebody works by it.</summary>
    Reuse,

    /// <summary>媒体宣传</summary>
    Media,

    /// <summary>交流活动</summary>
    Exchange,
}
