namespace Funding.Ledger;

internal static class JournalKinds
{
    /// <summary>The kind whose postings take this one's back; none where the money has a step of its own that does, and for a reversal.</summary>
    public static JournalKind? Reversal(this JournalKind kind) => kind switch
    {
        JournalKind.Supplement => JournalKind.SupplementReversal,
        JournalKind.Reduction => JournalKind.ReductionReversal,
        JournalKind.Transfer => JournalKind.TransferReversal,
        JournalKind.Freeze => JournalKind.FreezeReversal,
        JournalKind.Unfreeze => JournalKind.UnfreezeReversal,
        JournalKind.CarryOver => JournalKind.CarryOverReversal,
        JournalKind.Lapse => JournalKind.LapseReversal,
        JournalKind.Receipt => JournalKind.ReceiptReversal,
        JournalKind.QuotaRestoration => JournalKind.QuotaRestorationReversal,
        JournalKind.TreasuryReturn => JournalKind.TreasuryReturnReversal,
        JournalKind.WriteOffLoss => JournalKind.WriteOffLossReversal,
        _ => null,
    };
}
