using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Evidence;

/// <summary>Says where books do not hold: with nothing but the document and the keys that are trusted.</summary>
public static class LedgerCheck
{
    private static readonly JsonSerializerOptions Strict = new(CanonicalJson.Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>Of a record whose hash and signature hold.</summary>
    public static IReadOnlyList<Finding> Verify(SignedRecord record, KeySet trusted)
    {
        try
        {
            return record.Version == LedgerDocument.Format
                ? Verify(Read(record), trusted)
                : [new("format", "payload", $"format {record.Version} of the books is not known here")];
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            return [new("payload", "payload", e.Message)];
        }
    }

    public static LedgerDocument Read(SignedRecord record) =>
        record.Payload.Deserialize<LedgerDocument>(Strict) ?? throw new JsonException("There is no payload.");

    public static IReadOnlyList<Finding> Verify(LedgerDocument books, KeySet trusted)
    {
        var head = SignedHead.Parse(books.Head);
        var findings = new List<Finding>();
        if (head.SignatureFault(trusted) is { } fault)
        {
            findings.Add(new("head-signature", "head", fault));
        }

        var root = Convert.FromHexString(head.RootHash);
        foreach (var journal in books.Journals)
        {
            findings.AddRange(FaultsOf(journal, books, head.TreeSize, root).Select(f => new Finding(f.Code, $"journal {journal.Id}", f.Detail)));
        }

        findings.AddRange(books.Journals.GroupBy(j => (j.Kind, j.SubjectId)).Where(g => g.Count() > 1)
            .Select(g => new Finding("journal-twice", $"{g.Key.Kind} of {g.Key.SubjectId}", $"there are {g.Count()} of this kind for this subject")));
        findings.AddRange(AccountFaults(books));
        findings.AddRange(books.Closed.SelectMany(month => MonthFaults(month, books)));
        return findings;
    }

    private static IEnumerable<(string Code, string Detail)> FaultsOf(LedgerDocument.Journal journal, LedgerDocument books, long size, byte[] root)
    {
        if (journal.Postings.Count < 2 || journal.Postings.Sum(p => p.AmountFen) != 0 || journal.Postings.Any(p => Math.Abs(p.AmountFen) != journal.AmountFen))
        {
            yield return ("journal-unbalanced", "its postings are not its amount from one account to another");
        }

        if (journal.BookedOn < books.From || journal.BookedOn > books.To)
        {
            yield return ("journal-outside", $"it was booked on {journal.BookedOn:yyyy-MM-dd}");
        }

        var leaf = AuditEntry.LeafHash(journal.Seal.Seq, ContentHash(journal));
        if (!MerkleProof.VerifyInclusion(leaf, journal.Seal.Leaf, size, [.. journal.Seal.Path.Select(Convert.FromHexString)], root))
        {
            yield return ("not-sealed", "its audit row is not under the signed head");
        }

        if (!CanonicalJson.Serialize(SealedOf(journal)).AsSpan().SequenceEqual(CanonicalJson.Serialize(Told(journal.Seal.Row))))
        {
            yield return ("journal-altered", "it is not what its audit row says");
        }
    }

    private static byte[] ContentHash(LedgerDocument.Journal journal) => MerkleTree.HashLeaf(CanonicalJson.Serialize(journal.Seal.Row));

    private static object SealedOf(LedgerDocument.Journal j) => new
    {
        AggregateType = "Journal",
        AggregateId = (Guid?)j.Id,
        Action = "journal-posted",
        Data = JsonSerializer.SerializeToElement(
            new { j.Kind, j.SubjectId, j.BudgetId, j.AwardId, j.CounterBudgetId, j.AmountFen, j.BookedOn, j.PostedAt }, CanonicalJson.Options),
    };

    private static object Told(JsonElement row) => new
    {
        AggregateType = row.GetProperty("aggregateType").GetString(),
        AggregateId = (Guid?)row.GetProperty("aggregateId").GetGuid(),
        Action = row.GetProperty("action").GetString(),
        Data = row.GetProperty("data"),
    };

    private static IEnumerable<Finding> AccountFaults(LedgerDocument books)
    {
        var moved = books.Journals.SelectMany(j => j.Postings).GroupBy(p => p.AccountId).ToDictionary(g => g.Key, g => g.Sum(p => p.AmountFen));
        foreach (var account in books.Accounts)
        {
            var expected = account.OpeningFen + moved.GetValueOrDefault(account.Id);
            if (account.ClosingFen != expected)
            {
                yield return new("balance-wrong", $"account {account.Id}", $"its journals bring it to {expected} fen, it says {account.ClosingFen}");
            }

            if ((account.ClosingFen < 0 && account.Stage != LedgerDocument.Source) || (books.From is null && account.OpeningFen != 0))
            {
                yield return new("balance-impossible", $"account {account.Id}", $"{account.Stage} opens at {account.OpeningFen} fen and closes at {account.ClosingFen}");
            }
        }

        var known = books.Accounts.ToLookup(a => a.Id);
        foreach (var journal in books.Journals.Where(j => j.Postings.Any(p => !known[p.AccountId].Any(a => IsOf(a, j)))))
        {
            yield return new("account-unknown", $"journal {journal.Id}", "it posts to an account that is not its budget's, nor its award's");
        }

        if (books.Accounts.Sum(a => a.OpeningFen) != 0 || books.Accounts.Sum(a => a.ClosingFen) != 0)
        {
            yield return new("books-unbalanced", "accounts", "all balances do not sum to nothing");
        }
    }

    private static bool IsOf(LedgerDocument.Account account, LedgerDocument.Journal journal) =>
        (account.BudgetId == journal.BudgetId || account.BudgetId == journal.CounterBudgetId) && (account.AwardId is null || account.AwardId == journal.AwardId);

    private static IEnumerable<Finding> MonthFaults(LedgerDocument.Month month, LedgerDocument books)
    {
        var journals = books.Journals.Where(j => j.BookedOn >= month.FirstDay && j.BookedOn <= month.LastDay)
            .OrderBy(j => j.Id.ToString("N"), StringComparer.Ordinal).ToList();
        var digest = Convert.ToHexStringLower(SHA256.HashData([.. journals.SelectMany(ContentHash)]));
        if (journals.Count != month.Journals || digest != month.Digest)
        {
            yield return new("month-altered", $"{month.FirstDay:yyyy-MM}", $"it was closed over {month.Journals} journals, here are {journals.Count}, or others");
        }
    }
}
