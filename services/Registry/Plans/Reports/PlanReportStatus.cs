namespace Registry.Plans.Reports;

/// <summary>Where a base's report on a period stands. What is <see cref="Accepted"/> is not changed any more, and counts.</summary>
public enum PlanReportStatus
{
    /// <summary>The builder owes it.</summary>
    Expected,

    /// <summary>Its date has passed; the system chases it (催报).</summary>
    Overdue,
    Submitted,

    /// <summary>The county or the commission wants it corrected.</summary>
    Returned,
    Accepted,

    /// <summary>The base has lost its title, or is the province's now: nobody waits for it any more.</summary>
    Waived,
}
