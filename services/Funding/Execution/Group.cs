using Funding.Data;
using Funding.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Funding.Execution;

/// <summary>What was posted of one value of a dimension. Tables, charts and reports are made of it, so that they say the same.</summary>
/// <param name="Name">In Chinese, for people.</param>
/// <param name="Within">The filter of all its postings.</param>
internal sealed record Group(string? Key, string Name, PostingFilter Within, IReadOnlyList<Cell> Cells)
{
    public long FenOf(Measure measure) => measure.FenOf(Cells);

    public Figure Of(Measure measure) => measure.Of(Cells, Within);
}

internal static class Groups
{
    /// <summary>Ordered by their keys, what has none at the end. The caller's transaction is the snapshot.</summary>
    public static async Task<List<Group>> GroupAsync(this FundingDb db, PostingFilter filter, Dimension by, CancellationToken cancellationToken)
    {
        var cells = await filter.Narrow(db.Posted()).ByAsync(by, cancellationToken);
        var names = by is Dimension.Budget ? await BudgetNamesAsync(db, cancellationToken) : null;
        return [.. cells.GroupBy(cell => cell.Key).OrderBy(g => g.Key is null).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => new Group(
            g.Key, names is null ? Terms.Of(by, g.Key) : names[Guid.Parse(g.Key!)], filter.Of(by, g.Key), [.. g]))];
    }

    public static Group Whole(this IEnumerable<Group> groups, PostingFilter filter) => new(null, "合计", filter, [.. groups.SelectMany(g => g.Cells)]);

    private static Task<Dictionary<Guid, string>> BudgetNamesAsync(FundingDb db, CancellationToken cancellationToken) =>
        db.Budgets.AsNoTracking().ToDictionaryAsync(b => b.Id, b => FormattableString.Invariant($"{b.FiscalYear} {b.FundSource} {b.Line}"), cancellationToken);
}
