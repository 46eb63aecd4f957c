namespace Funding.Awards;

/// <summary>Proposed → BudgetReserved → Approved → AgreementSent → Signed → Active → FinalReport → Closed, or an early end.</summary>
public enum AwardStatus
{
    Proposed,
    BudgetReserved,
    Approved,
    AgreementSent,
    Signed,
    Active,
    FinalReport,
    Closed,
    Declined,

    /// <summary>Replaced by a new version of the award.</summary>
    Amended,

    /// <summary>The base rectifies: nothing is paid.</summary>
    OnHold,

    /// <summary>The base has lost its title: what was not paid is released.</summary>
    Terminated,
}
