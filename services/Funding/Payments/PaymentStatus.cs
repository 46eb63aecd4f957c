namespace Funding.Payments;

/// <summary>Draft → Level1 → Level2 → (Level3) → Approved → Locked → Sent → Accepted → Paid → Reconciled.</summary>
public enum PaymentStatus
{
    Draft,

    /// <summary>Waits for its first approver.</summary>
    Level1,

    /// <summary>Waits for its second approver.</summary>
    Level2,

    /// <summary>Above the threshold: waits for its third approver.</summary>
    Level3,
    Approved,

    /// <summary>Nothing about it changes any more; it can be sent.</summary>
    Locked,

    /// <summary>The order is being given: it may have arrived.</summary>
    Sent,
    Accepted,
    Paid,
    Reconciled,
    Declined,
    Cancelled,
    BankRejected,

    /// <summary>The bank gave the money back.</summary>
    Returned,

    /// <summary>No answer came. It is found out by asking, never by sending again.</summary>
    Unknown,

    /// <summary>After the cut-off an authoritative statement does not have it.</summary>
    NotReceived,
}
