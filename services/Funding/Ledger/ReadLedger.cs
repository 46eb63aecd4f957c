using Funding.Data;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;

namespace Funding.Ledger;

/// <param name="AwardId">None for an account of the budget itself.</param>
/// <param name="Inflow">What came in, less what was taken back.</param>
/// <param name="Balance">Inflow less outflow; below zero for the source only.</param>
public sealed record LedgerAccountView(
    Guid Id, Guid BudgetId, Guid? AwardId, Stage Stage, MoneyAmount Inflow, MoneyAmount Outflow, MoneyAmount Balance);

/// <param name="SubjectId">The budget, award, payment or receipt that moved the money.</param>
/// <param name="BookedOn">Business date.</param>
public sealed record JournalView(
    Guid Id, JournalKind Kind, Guid SubjectId, Guid BudgetId, Guid? AwardId, MoneyAmount Amount, DateOnly BookedOn, DateTimeOffset PostedAt,
    IReadOnlyList<PostingView> Postings);

public sealed record PostingView(int Number, Guid AccountId, Stage Stage, MoneyAmount Amount);

internal static class ReadLedger
{
    private const int DefaultSize = 50;

    public static async Task<Page<LedgerAccountView>> Accounts(
        [AsParameters] PageRequest page, FundingDb db, CancellationToken cancellationToken)
    {
        var (after, size) = (page.After ?? Guid.Empty, page.Limit ?? DefaultSize);
        var rows = await db.LedgerAccounts.AsNoTracking().Where(a => a.Id > after).OrderBy(a => a.Id).Take(size + 1).ToListAsync(cancellationToken);
        return Cut(rows, size, View, a => a.Id);
    }

    public static async Task<Page<JournalView>> Journals(
        [AsParameters] PageRequest page, FundingDb db, CancellationToken cancellationToken)
    {
        var (after, size) = (page.After ?? Guid.Empty, page.Limit ?? DefaultSize);
        var journals = await db.Journals.AsNoTracking().Where(j => j.Id > after).OrderBy(j => j.Id).Take(size + 1).ToListAsync(cancellationToken);
        var ids = journals.Select(j => j.Id).ToArray();
        var postings = await (
            from posting in db.Postings.AsNoTracking()
            join account in db.LedgerAccounts.AsNoTracking() on posting.AccountId equals account.Id
            where ids.Contains(posting.JournalId)
            orderby posting.Number
            select new { posting.JournalId, posting.Number, posting.AccountId, account.Stage, posting.AmountFen }).ToListAsync(cancellationToken);
        var sides = postings.ToLookup(p => p.JournalId, p => new PostingView(p.Number, p.AccountId, p.Stage, MoneyAmount.OfFen(p.AmountFen)));
        return Cut(journals, size, j => View(j, [.. sides[j.Id]]), j => j.Id);
    }

    private static LedgerAccountView View(LedgerAccount a) => new(
        a.Id, a.BudgetId, a.AwardId, a.Stage, MoneyAmount.OfFen(a.InflowFen), MoneyAmount.OfFen(a.OutflowFen), MoneyAmount.OfFen(a.BalanceFen));

    private static JournalView View(Journal j, IReadOnlyList<PostingView> postings) => new(
        j.Id, j.Kind, j.SubjectId, j.BudgetId, j.AwardId, MoneyAmount.OfFen(j.AmountFen), j.BookedOn, j.PostedAt, postings);

    private static Page<TView> Cut<T, TView>(List<T> rows, int size, Func<T, TView> view, Func<T, Guid> id)
    {
        var more = rows.Count > size;
        var items = more ? rows[..size] : rows;
        return new([.. items.Select(view)], more ? id(items[^1]) : null);
    }
}
