using Funding.Data;
using Microsoft.EntityFrameworkCore;

namespace Funding.Ledger;

/// <summary>One side of a journal with both that it belongs to.</summary>
internal sealed class PostingRow
{
    public required Posting Posting { get; init; }

    public required Journal Journal { get; init; }

    public required LedgerAccount Account { get; init; }
}

internal static class PostingRows
{
    /// <param name="first">First business day.</param>
    /// <param name="last">Last business day.</param>
    /// <param name="knownAt">Machine time: as the books stood then, without what was posted later.</param>
    public static IQueryable<PostingRow> Booked(this FundingDb db, DateOnly? first, DateOnly? last, DateTimeOffset? knownAt = null)
    {
        var until = knownAt?.ToUniversalTime();
        return
            from posting in db.Postings.AsNoTracking()
            join journal in db.Journals.AsNoTracking()
                .Where(j => (first == null || j.BookedOn >= first) && (last == null || j.BookedOn <= last) && (until == null || j.PostedAt <= until))
                on posting.JournalId equals journal.Id
            join account in db.LedgerAccounts.AsNoTracking() on posting.AccountId equals account.Id
            select new PostingRow { Posting = posting, Journal = journal, Account = account };
    }
}
