using System.Text.Json;

namespace Evidence;

/// <summary>
/// Books as they are handed to auditors: every journal of some days with its postings, each with the audit row that sealed it and that row's
/// way up to a signed head; and every account's balance before and after. Signed as a <see cref="SignedRecord"/>.
/// </summary>
/// <param name="From">First business day; null from the beginning, where every account opens at nothing.</param>
/// <param name="Head">The signed head of the audit log, one line, that the journals' rows are under.</param>
/// <param name="Closed">Months among these days that were closed.</param>
public sealed record LedgerDocument(
    DateOnly? From, DateOnly To, string Head, IReadOnlyList<LedgerDocument.Account> Accounts, IReadOnlyList<LedgerDocument.Journal> Journals,
    IReadOnlyList<LedgerDocument.Month> Closed)
{
    public const string RecordType = "ledger";
    public const int Format = 1;

    /// <summary>The one stage that may be below nothing.</summary>
    public const string Source = "Source";

    public sealed record Account(Guid Id, Guid BudgetId, Guid? AwardId, string Stage, long OpeningFen, long ClosingFen);

    /// <param name="PostedAt">Machine time, UTC, to the microsecond.</param>
    public sealed record Journal(
        Guid Id, string Kind, Guid SubjectId, Guid BudgetId, Guid? AwardId, Guid? CounterBudgetId, long AmountFen, DateOnly BookedOn, string PostedAt,
        IReadOnlyList<Posting> Postings, Seal Seal);

    public sealed record Posting(Guid AccountId, long AmountFen);

    /// <param name="Row">The audit row's whole content.</param>
    /// <param name="Path">Hashes from its leaf up to the head's root, in hexadecimal.</param>
    public sealed record Seal(long Seq, long Leaf, JsonElement Row, IReadOnlyList<string> Path);

    /// <param name="Digest">SHA-256 over the content hashes of its journals' audit rows, in the order of the journals' ids.</param>
    public sealed record Month(DateOnly FirstDay, DateOnly LastDay, long Journals, string Digest);
}
