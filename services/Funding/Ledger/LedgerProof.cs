using System.Text.Json;
using Calendar;
using Evidence;
using Funding.Data;
using Funding.Ledger.Periods;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Ledger;

/// <summary>The books of some days for auditors, who verify them on another machine with nothing but this file and the pinned keys.</summary>
internal static class LedgerProof
{
    private const int Most = 20_000;

    /// <summary>Which days.</summary>
    public sealed record Days
    {
        /// <summary>First business day; none: from the beginning.</summary>
        public DateOnly? From { get; init; }

        /// <summary>Last business day; none: today.</summary>
        public DateOnly? To { get; init; }
    }

    public static async Task<FileContentHttpResult> Read(
        [AsParameters] Days days, FundingDb db, SigningKey key, BusinessClock clock, CancellationToken cancellationToken)
    {
        var to = days.To ?? clock.Today;
        await using var snapshot = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        var rows = await db.Booked(days.From, to).OrderBy(r => r.Journal.Id).ThenBy(r => r.Posting.Number).Take(4 * Most).ToListAsync(cancellationToken);
        var journals = rows.GroupBy(r => r.Journal.Id).ToList();
        Require(journals.Count < Most, "proof-too-large", $"A proof has fewer than {Most} journals: ask for fewer days at once.");
        var (head, seals) = await SealsAsync(db, [.. journals.Select(j => j.Key)], cancellationToken);
        var closed = await db.LedgerPeriods.AsNoTracking()
            .Where(p => p.Status == PeriodStatus.Closed && p.LastDay <= to && (days.From == null || p.FirstDay >= days.From)).OrderBy(p => p.FirstDay).ToListAsync(cancellationToken);
        var record = SignedRecord.Sign(key, LedgerDocument.RecordType, LedgerDocument.Format, new LedgerDocument(
            days.From, to, head, await AccountsAsync(db, days.From, to, cancellationToken), [.. journals.Select(j => Shown([.. j], seals[j.Key]))],
            [.. closed.Select(p => new LedgerDocument.Month(p.FirstDay, p.LastDay, p.Journals!.Value, p.Digest!))]));
        return TypedResults.Bytes(record.ToBytes().ToArray(), "application/json", $"ledger-{to:yyyy-MM-dd}.json");
    }

    /// <summary>The log's last head, and of each journal its audit row with the way up to it.</summary>
    private static async Task<(string Head, Dictionary<Guid, LedgerDocument.Seal> Seals)> SealsAsync(FundingDb db, Guid[] journals, CancellationToken cancellationToken)
    {
        var head = await db.Database.SqlQuery<HeadRow>($"SELECT tree_size, head FROM audit_head ORDER BY tree_size DESC LIMIT 1").SingleOrDefaultAsync(cancellationToken);
        var entries = await db.Set<AuditEntry>().AsNoTracking().Where(e => e.Action == JournalEntry.Action && journals.Contains(e.AggregateId)).ToListAsync(cancellationToken);
        var ids = entries.Select(e => e.Id).ToArray();
        var leaves = await db.Database.SqlQuery<LeafRow>($"SELECT audit_id, leaf_index FROM audit_leaf WHERE audit_id = ANY ({ids})").ToDictionaryAsync(l => l.AuditId, l => l.LeafIndex, cancellationToken);
        Require(head is not null && leaves.Count == journals.Length, "not-sealed-yet", "The last journals are being sealed: ask again in a second.");
        var paths = new MerklePaths(await db.Database.SqlQuery<byte[]>(
            $"SELECT leaf_hash AS \"Value\" FROM audit_leaf WHERE leaf_index < {head.TreeSize} ORDER BY leaf_index").ToListAsync(cancellationToken));
        return (head.Head, entries.ToDictionary(e => e.AggregateId, e => new LedgerDocument.Seal(
            e.Seq, leaves[e.Id], JsonElement.Parse(e.Content()), [.. paths.Of(leaves[e.Id]).Select(Convert.ToHexStringLower)])));
    }

    private static async Task<List<LedgerDocument.Account>> AccountsAsync(FundingDb db, DateOnly? from, DateOnly to, CancellationToken cancellationToken)
    {
        var balances = await db.Booked(null, to).GroupBy(r => r.Account.Id).Select(g => new
        {
            Id = g.Key,
            Opening = g.Sum(r => from != null && r.Journal.BookedOn < from ? r.Posting.AmountFen : 0L),
            Closing = g.Sum(r => r.Posting.AmountFen),
        }).ToDictionaryAsync(b => b.Id, cancellationToken);
        var ids = balances.Keys.ToArray();
        var accounts = await db.LedgerAccounts.AsNoTracking().Where(a => ids.Contains(a.Id)).OrderBy(a => a.Id).ToListAsync(cancellationToken);
        return accounts.ConvertAll(a => new LedgerDocument.Account(a.Id, a.BudgetId, a.AwardId, a.Stage.ToString(), balances[a.Id].Opening, balances[a.Id].Closing));
    }

    private static LedgerDocument.Journal Shown(IReadOnlyList<PostingRow> sides, LedgerDocument.Seal seal)
    {
        var journal = sides[0].Journal;
        return new(
            journal.Id, journal.Kind.ToString(), journal.SubjectId, journal.BudgetId, journal.AwardId, journal.CounterBudgetId, journal.AmountFen, journal.BookedOn,
            JournalEntry.Instant(journal.PostedAt), [.. sides.Select(s => new LedgerDocument.Posting(s.Posting.AccountId, s.Posting.AmountFen))], seal);
    }

    private sealed record HeadRow(long TreeSize, string Head);

    private sealed record LeafRow(Guid AuditId, long LeafIndex);
}
