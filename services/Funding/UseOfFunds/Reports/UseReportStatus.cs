namespace Funding.UseOfFunds.Reports;

/// <summary>Expected → Submitted → Accepted; or returned, overdue, waived.</summary>
public enum UseReportStatus
{
    Expected,

    /// <summary>Its last day has ended without it.</summary>
    Overdue,
    Submitted,

    /// <summary>To be corrected.</summary>
    Returned,
    Accepted,

    /// <summary>Not asked for any more.</summary>
    Waived,
}

/// <summary>What the money was spent on.</summary>
public enum SpendingPurpose
{
    /// <summary>设备购置</summary>
    Equipment,

    /// <summary>场地建设与改造</summary>
    Facilities,

    /// <summary>技术研发</summary>
    Research,

    /// <summary>公共服务采购</summary>
    Services,

    /// <summary>培训与活动</summary>
    Training,

    /// <summary>人员经费</summary>
    Personnel,

    /// <summary>融资服务</summary>
    Financing,

    /// <summary>其他</summary>
    Other,
}
