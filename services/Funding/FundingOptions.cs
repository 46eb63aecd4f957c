using System.ComponentModel.DataAnnotations;
using Contracts;

namespace Funding;

/// <summary>What the policy leaves open about money; each has the platform's labelled default.</summary>
internal sealed class FundingOptions
{
    public const string Section = "Funding";

    /// <summary>Yuan: a payment above it needs a third approver.</summary>
    [Range(0, 9_999_999_999_999.99)]
    public decimal ThirdLevelAbove { get; set; } = 1_000_000.00m;

    /// <summary>How long a base has to pay back what is demanded of it.</summary>
    [Range(1, 1_000)]
    public int RecoveryDueWorkingDays { get; set; } = 30;

    /// <summary>The grades that are funded; by the policy (R82) outstanding alone, which holds while nothing is configured.</summary>
    public IList<Grade> FundedGrades { get; } = [];

    public IReadOnlyCollection<Grade> Funded => FundedGrades.Count > 0 ? [.. FundedGrades] : [Grade.Outstanding];

    public long ThirdLevelAboveFen => (long)(ThirdLevelAbove * 100);
}
