using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;

namespace Funding.Ledger;

/// <summary>What went through one account between two days: opening + the lines = closing, whichever page is shown.</summary>
public sealed record AccountStatementView(
    Guid AccountId, Guid BudgetId, Guid? AwardId, Stage Stage, MoneyAmount Opening, MoneyAmount Closing, IReadOnlyList<StatementLineView> Items, Guid? Next);

/// <param name="Balance">Of the account after this line.</param>
public sealed record StatementLineView(
    Guid JournalId, int Number, JournalKind Kind, Guid SubjectId, MoneyAmount Amount, MoneyAmount Balance, DateOnly BookedOn, DateTimeOffset PostedAt);

internal static class AccountStatement
{
    /// <summary>The days of it; none: from the first, to today.</summary>
    public sealed record Days
    {
        public DateOnly? From { get; init; }

        public DateOnly? To { get; init; }
    }

    public static async Task<Results<Ok<AccountStatementView>, NotFound>> Handle(
        Guid id, [AsParameters] Days days, [AsParameters] PageRequest page, FundingDb db, CancellationToken cancellationToken)
    {
        await using var snapshot = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        var account = await db.LedgerAccounts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancellationToken);
        if (account is null)
        {
            return TypedResults.NotFound();
        }

        var lines = db.Booked(days.From, days.To).Where(r => r.Posting.AccountId == id);
        var opening = days.From is { } from ? await SumAsync(db.Booked(null, from.AddDays(-1)).Where(r => r.Posting.AccountId == id), cancellationToken) : 0;
        var closing = opening + await SumAsync(lines, cancellationToken);
        var balance = opening + (page.After is { } after ? await SumAsync(lines.Where(r => r.Journal.Id <= after), cancellationToken) : 0);
        var (rows, next) = await lines.PageAsync(page, cancellationToken);
        var items = new List<StatementLineView>();
        foreach (var row in rows)
        {
            balance += row.Posting.AmountFen;
            items.Add(new(
                row.Journal.Id, row.Posting.Number, row.Journal.Kind, row.Journal.SubjectId, MoneyAmount.OfFen(row.Posting.AmountFen), MoneyAmount.OfFen(balance),
                row.Journal.BookedOn, row.Journal.PostedAt));
        }

        return TypedResults.Ok(new AccountStatementView(
            id, account.BudgetId, account.AwardId, account.Stage, MoneyAmount.OfFen(opening), MoneyAmount.OfFen(closing), items, next));
    }

    private static Task<long> SumAsync(IQueryable<PostingRow> rows, CancellationToken cancellationToken) =>
        rows.SumAsync(r => r.Posting.AmountFen, cancellationToken);
}
