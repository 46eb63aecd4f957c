namespace Applications.Eligibility.Departments;

/// <summary>Departments that are asked about applicants; a caller's token names its own in the claim <c>department</c>.</summary>
public enum Department
{
    /// <summary>信用</summary>
    Credit,

    /// <summary>税务</summary>
    Tax,

    /// <summary>安全生产</summary>
    Safety,

    /// <summary>统计</summary>
    Statistics,
}

/// <summary>Where a department's check stands.</summary>
public enum DepartmentCheckStatus
{
    /// <summary>待反馈</summary>
    Open,

    /// <summary>逾期未反馈: it may still be answered.</summary>
    Overdue,

    /// <summary>已反馈</summary>
    Answered,

    /// <summary>经市发展改革委说明理由后不采用</summary>
    Overridden,

    /// <summary>The application was decided or withdrawn first.</summary>
    Lapsed,
}

/// <summary>What a department can say.</summary>
public enum DepartmentAnswer
{
    /// <summary>无异议</summary>
    Clear,

    /// <summary>有异议</summary>
    Objection,

    /// <summary>无法判断: it does not stand in the way.</summary>
    CannotSay,
}
