using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;

namespace Funding.Ledger;

internal static class PostingPages
{
    private const int DefaultSize = 50;

    /// <summary>A page is so many journals, none of them cut in two.</summary>
    public static async Task<(List<PostingRow> Rows, Guid? Next)> PageAsync(this IQueryable<PostingRow> all, PageRequest page, CancellationToken cancellationToken)
    {
        var (after, size) = (page.After ?? Guid.Empty, page.Limit ?? DefaultSize);
        var ids = await all.Where(r => r.Journal.Id > after).Select(r => r.Journal.Id).Distinct().OrderBy(id => id).Take(size + 1).ToListAsync(cancellationToken);
        var shown = ids.Count > size ? ids[..size] : ids;
        var rows = await all.Where(r => shown.Contains(r.Journal.Id)).OrderBy(r => r.Journal.Id).ThenBy(r => r.Posting.Number).ToListAsync(cancellationToken);
        return (rows, ids.Count > size ? shown[^1] : null);
    }
}
