using System.Data;
using Contracts;
using Funding.Data;
using Funding.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;

namespace Funding.Execution;

/// <summary>One page of postings, and what all postings of the filter sum to.</summary>
/// <param name="Count">Of all of them, not of the page.</param>
/// <param name="Next">Continues after the page's last journal; none at the end.</param>
public sealed record PostingPage(int Count, MoneyAmount Total, IReadOnlyList<PostingLine> Items, Guid? Next);

/// <param name="SubjectId">The budget, award, payment or receipt that moved the money.</param>
/// <param name="Side">The turnover of its account that it counts in.</param>
/// <param name="BookedOn">Business date.</param>
public sealed record PostingLine(
    Guid JournalId, int Number, JournalKind Journal, Guid SubjectId, Guid AccountId, Stage Stage, PostingSide Side, MoneyAmount Amount, DateOnly BookedOn,
    DateTimeOffset PostedAt, Guid BudgetId, int FiscalYear, string FundSource, string Line, Guid? AwardId, Guid? BaseId, string? BaseNumber,
    string? BaseName, BaseKind? Kind, string? Area)
{
    internal static PostingLine Of(Posted p) => new(
        p.JournalId, p.Number, p.Journal, p.SubjectId, p.AccountId, p.Stage, p.Inward ? PostingSide.In : PostingSide.Out, MoneyAmount.OfFen(p.AmountFen), p.BookedOn,
        p.PostedAt, p.BudgetId, p.FiscalYear, p.FundSource, p.Line, p.AwardId, p.BaseId, p.BaseNumber, p.BaseName, p.Kind, p.Area);
}

/// <summary>What a number is made of: a page holds whole journals, so it may be a little longer than was asked for.</summary>
internal static class ReadPostings
{
    private const int DefaultSize = 50;
    private const int MostOfAJournal = 4;

    public static async Task<Ok<PostingPage>> Handle(
        [AsParameters] BudgetScope budgets, [AsParameters] BaseScope bases, [AsParameters] PostingPart part, [AsParameters] PageRequest page,
        FundingDb db, CancellationToken cancellationToken)
    {
        var (after, size) = (page.After ?? Guid.Empty, page.Limit ?? DefaultSize);
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var postings = new PostingFilter(budgets, bases, part).Narrow(db.Posted());
        var sum = await postings.GroupBy(_ => 1).Select(g => new { Count = g.Count(), Fen = g.Sum(p => p.AmountFen) }).SingleOrDefaultAsync(cancellationToken);
        var rows = await postings.Where(p => p.JournalId > after).OrderBy(p => p.JournalId).ThenBy(p => p.Number)
            .Take(size + MostOfAJournal).ToListAsync(cancellationToken);
        var last = rows.Count > size ? rows[size - 1].JournalId : rows.LastOrDefault()?.JournalId;
        var shown = rows.TakeWhile(p => p.JournalId.CompareTo(last) <= 0).ToList();
        return TypedResults.Ok(new PostingPage(
            sum?.Count ?? 0, MoneyAmount.OfFen(sum?.Fen ?? 0), [.. shown.Select(PostingLine.Of)], shown.Count < rows.Count ? last : null));
    }
}
