namespace Funding.Ledger;

/// <summary>Where money stands on its way from appropriated to paid, and back.</summary>
public enum Stage
{
    /// <summary>Who appropriates: the only account that may be below zero.</summary>
    Source,

    /// <summary>Appropriated, and free.</summary>
    Available,

    Reserved,
    Committed,
    Paid,

    /// <summary>Came back from a payee, on its way to the quota or to the treasury.</summary>
    Recovered,

    /// <summary>Went back to the treasury for good.</summary>
    Returned,

    /// <summary>Still the budget's own, but nobody may promise it until it is unfrozen.</summary>
    Frozen,

    /// <summary>What the year's end took of a quota that nobody had promised.</summary>
    Lapsed,

    /// <summary>Paid, owed back, and given up by two people.</summary>
    WrittenOff,
}

/// <summary>What a journal is for. The database knows the postings of each kind, and takes one of a kind for one subject.</summary>
public enum JournalKind
{
    Appropriation,
    Reservation,
    ReservationRelease,
    Commitment,
    CommitmentRelease,
    Payment,
    PaymentReversal,
    Receipt,
    QuotaRestoration,
    TreasuryReturn,

    /// <summary>A budget's adjustment upwards.</summary>
    Supplement,

    /// <summary>A budget's adjustment downwards.</summary>
    Reduction,

    /// <summary>From one budget's free money to another's.</summary>
    Transfer,
    Freeze,
    Unfreeze,

    /// <summary>From one fiscal year's free money to the next year's.</summary>
    CarryOver,
    Lapse,
    WriteOffLoss,

    /// <summary>What was booked in error, taken back by two people; so are those that follow.</summary>
    SupplementReversal,
    ReductionReversal,
    TransferReversal,
    FreezeReversal,
    UnfreezeReversal,
    CarryOverReversal,
    LapseReversal,
    ReceiptReversal,
    QuotaRestorationReversal,
    TreasuryReturnReversal,
    WriteOffLossReversal,
}

/// <summary>One movement of money, written by <c>post_journals</c> alone and never changed.</summary>
internal sealed class Journal
{
    public Guid Id { get; private set; }

    public JournalKind Kind { get; private set; }

    /// <summary>The budget, award, payment, receipt or other that moves it; a reversal has the subject of what it takes back.</summary>
    public Guid SubjectId { get; private set; }

    public Guid BudgetId { get; private set; }

    public Guid? AwardId { get; private set; }

    /// <summary>The other budget of a journal between two.</summary>
    public Guid? CounterBudgetId { get; private set; }

    public long AmountFen { get; private set; }

    /// <summary>Business date.</summary>
    public DateOnly BookedOn { get; private set; }

    /// <summary>Machine time.</summary>
    public DateTimeOffset PostedAt { get; private set; }
}

/// <summary>One side of a journal; a journal's postings sum to zero.</summary>
internal sealed class Posting
{
    public Guid JournalId { get; private set; }

    public int Number { get; private set; }

    public Guid AccountId { get; private set; }

    public long AmountFen { get; private set; }
}

/// <summary>The balance of one stage of a budget, or of an award under it.</summary>
/// <remarks>A reversal takes back a turnover instead of adding an opposite one, so “paid ≤ committed ≤ budget” is the row's own CHECK.</remarks>
internal sealed class LedgerAccount
{
    public Guid Id { get; private set; }

    public Guid BudgetId { get; private set; }

    public Guid? AwardId { get; private set; }

    public Stage Stage { get; private set; }

    public long InflowFen { get; private set; }

    public long OutflowFen { get; private set; }

    public long BalanceFen { get; private set; }

    /// <summary>None for the source.</summary>
    public long? FloorFen { get; private set; }
}
