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

    /// <summary>How long officers have to resolve what a statement and our books differ in.</summary>
    [Range(1, 100)]
    public int DiscrepancyDueWorkingDays { get; set; } = 5;

    /// <summary>How long a builder has to answer an audit's findings.</summary>
    [Range(1, 100)]
    public int AuditAnswerWorkingDays { get; set; } = 10;

    /// <summary>Working days between the second person's word on another payee account and its use.</summary>
    [Range(1, 60)]
    public int PayeeCoolingOffWorkingDays { get; set; } = 3;

    /// <summary>Pieces of evidence without which a payment is not submitted.</summary>
    [Range(0, 20)]
    public int PaymentEvidence { get; set; }

    /// <summary>Whether who proposed an award may draft, approve or reconcile its payments, where an office has too few people.</summary>
    public bool AwardOfficerMayPay { get; set; }

    /// <summary>The grades that are funded; by the policy (R82) outstanding alone, which holds while nothing is configured.</summary>
    public IList<Grade> FundedGrades { get; } = [];

    public IReadOnlyCollection<Grade> Funded => FundedGrades.Count > 0 ? [.. FundedGrades] : [Grade.Outstanding];

    public long ThirdLevelAboveFen => (long)(ThirdLevelAbove * 100);
}
