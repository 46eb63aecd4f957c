using Contracts;
using Funding.Awards;
using Funding.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Funding.Execution;

/// <summary>By what the money is told apart.</summary>
public enum Dimension
{
    /// <summary>Fund source (资金来源).</summary>
    Source,

    /// <summary>Budget line (科目).</summary>
    Line,

    /// <summary>One budget: source, fiscal year and line.</summary>
    Budget,

    /// <summary>Fiscal year.</summary>
    Year,

    /// <summary>County or zone of the base.</summary>
    Area,

    /// <summary>Kind of base.</summary>
    Kind,

    /// <summary>Month of the booking.</summary>
    Month,

    /// <summary>Status of the award.</summary>
    Status,
}

/// <summary>All postings of one value of a dimension that do the same, added up.</summary>
/// <param name="Key">The dimension's value as a filter writes it; none for what has none.</param>
internal sealed record Cell(string? Key, Stage Stage, JournalKind Journal, bool Inward, long Fen);

internal static class Cells
{
    /// <summary>The dimension is a constant of the statement's parameters, so that there is one statement and not one for each.</summary>
    public static async Task<List<Cell>> ByAsync(this IQueryable<Posted> postings, Dimension by, CancellationToken cancellationToken)
    {
        var rows = await postings
            .GroupBy(p => new
            {
                Text = by == Dimension.Source ? p.FundSource : by == Dimension.Line ? p.Line : by == Dimension.Area ? p.Area : null,
                Number = by == Dimension.Year ? p.FiscalYear : by == Dimension.Month ? (p.BookedOn.Year * 100) + p.BookedOn.Month : (int?)null,
                Budget = by == Dimension.Budget ? p.BudgetId : (Guid?)null,
                Kind = by == Dimension.Kind ? p.Kind : null,
                Status = by == Dimension.Status ? p.AwardStatus : null,
                p.Stage,
                p.Journal,
                p.Inward,
            })
            .Select(g => new { g.Key, Fen = g.Sum(p => p.AmountFen) })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(r => new Cell(
            KeyOf(by, r.Key.Text, r.Key.Number, r.Key.Budget, r.Key.Kind, r.Key.Status), r.Key.Stage, r.Key.Journal, r.Key.Inward, r.Fen))];
    }

    private static string? KeyOf(Dimension by, string? text, int? number, Guid? budget, BaseKind? kind, AwardStatus? status) => by switch
    {
        Dimension.Year => FormattableString.Invariant($"{number}"),
        Dimension.Month => Months.Of(number!.Value),
        Dimension.Budget => FormattableString.Invariant($"{budget:D}"),
        Dimension.Kind => kind is { } known ? PostingFilter.Name(known) : null,
        Dimension.Status => status is { } stands ? PostingFilter.Name(stands) : null,
        _ => text,
    };
}
