namespace Funding.Recoveries;

/// <summary>Demanded → PartlyRecovered → Recovered; or given up, or withdrawn, by two people. A reversal goes back.</summary>
public enum RecoveryStatus
{
    Demanded,
    PartlyRecovered,
    Recovered,

    /// <summary>What is outstanding cannot be had: a loss that the ledger shows.</summary>
    WrittenOff,

    /// <summary>What it rested on was undone: nothing is owed, and nothing was lost.</summary>
    Withdrawn,
}

/// <summary>Why money must come back.</summary>
public enum RecoveryCause
{
    /// <summary>The base was revoked, or left (R84): the award's repayable share.</summary>
    TitleLost,

    /// <summary>An audit found money that was not used as promised.</summary>
    AuditFinding,

    /// <summary>The final report shows money that was not used at all.</summary>
    UnspentBalance,
}

/// <summary>How a demand ends without the money.</summary>
public enum RecoveryEnding
{
    WriteOff,
    Withdrawal,
}
