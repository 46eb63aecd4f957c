namespace Applications.Eligibility.Rules;

/// <summary>What the automatic rules found at one time (资格审查报告); the next run replaces it, the audit log keeps them all.</summary>
/// <param name="Number">1 for the first run.</param>
public sealed record EligibilityReport(int Number, ReviewOccasion Occasion, DateTimeOffset At, IReadOnlyList<Finding> Findings);

/// <summary>Why the rules were run.</summary>
public enum ReviewOccasion
{
    Begun,
    Supplemented,

    /// <summary>The supplement that was asked for never came.</summary>
    Continued,
    Reinstated,
    Repeated,

    /// <summary>With the finding that it is eligible.</summary>
    Final,
}

/// <summary>What one rule found.</summary>
/// <param name="Rule">The rule's name.</param>
/// <param name="Reason">For people.</param>
/// <param name="Clause">The policy's clause and its R-number, or what the rule follows otherwise.</param>
/// <param name="Remark">What the officer who looked at it said.</param>
public sealed record Finding(string Rule, Outcome Outcome, string Reason, string Clause, string? Remark = null);

/// <summary>What a rule can say.</summary>
public enum Outcome
{
    Passed,

    /// <summary>It cannot be found eligible while this is so.</summary>
    Failed,

    /// <summary>An officer looks at it, and says so with the finding.</summary>
    NeedsALook,
}
