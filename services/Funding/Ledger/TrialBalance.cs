using Funding.Budgets;
using Funding.Data;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;

namespace Funding.Ledger;

/// <summary>What the money of each budget has become. <c>Balanced</c>: all postings, and all balances, sum to zero.</summary>
public sealed record TrialBalanceView(bool Balanced, MoneyAmount Total, IReadOnlyList<TrialBalanceLine> Items, Guid? Next);

/// <summary>One budget's balances by stage; they sum to zero.</summary>
public sealed record TrialBalanceLine(
    Guid BudgetId, int FiscalYear, string FundSource, string Line, MoneyAmount Source, MoneyAmount Available, MoneyAmount Reserved,
    MoneyAmount Committed, MoneyAmount Paid, MoneyAmount Recovered, MoneyAmount Returned, MoneyAmount Frozen, MoneyAmount Lapsed, MoneyAmount WrittenOff);

internal static class TrialBalance
{
    private const int DefaultSize = 50;

    /// <summary>As of which moment; none: now.</summary>
    public sealed record Moment
    {
        /// <summary>Business day: with what was booked on it or before.</summary>
        public DateOnly? AsOf { get; init; }

        /// <summary>Machine time: as the books stood then, without what was posted later.</summary>
        public DateTimeOffset? KnownAt { get; init; }

        internal bool IsNow => AsOf is null && KnownAt is null;
    }

    public static async Task<TrialBalanceView> Read(
        [AsParameters] Moment moment, [AsParameters] PageRequest page, FundingDb db, CancellationToken cancellationToken)
    {
        await using var snapshot = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        var (after, size) = (page.After ?? Guid.Empty, page.Limit ?? DefaultSize);
        var budgets = await db.Budgets.AsNoTracking().Where(b => b.Id > after).OrderBy(b => b.Id).Take(size + 1).ToListAsync(cancellationToken);
        var more = budgets.Count > size;
        var shown = more ? budgets[..size] : budgets;
        var ids = shown.Select(b => b.Id).ToArray();
        var rows = db.Booked(null, moment.AsOf, moment.KnownAt);
        var stages = await rows.Where(r => ids.Contains(r.Account.BudgetId)).GroupBy(r => new { r.Account.BudgetId, r.Account.Stage })
            .Select(g => new { g.Key.BudgetId, g.Key.Stage, Fen = g.Sum(r => r.Posting.AmountFen) }).ToListAsync(cancellationToken);
        var balances = stages.ToDictionary(s => (s.BudgetId, s.Stage), s => s.Fen);
        var total = await rows.SumAsync(r => r.Posting.AmountFen, cancellationToken);
        var kept = moment.IsNow ? await db.LedgerAccounts.SumAsync(a => a.BalanceFen, cancellationToken) : 0;
        return new(total == 0 && kept == 0, MoneyAmount.OfFen(total), [.. shown.Select(b => Line(b, balances))], more ? shown[^1].Id : null);
    }

    private static TrialBalanceLine Line(Budget budget, Dictionary<(Guid BudgetId, Stage Stage), long> balances)
    {
        MoneyAmount At(Stage stage) => MoneyAmount.OfFen(balances.GetValueOrDefault((budget.Id, stage)));
        return new(
            budget.Id, budget.FiscalYear, budget.FundSource, budget.Line, At(Stage.Source), At(Stage.Available), At(Stage.Reserved),
            At(Stage.Committed), At(Stage.Paid), At(Stage.Recovered), At(Stage.Returned), At(Stage.Frozen), At(Stage.Lapsed), At(Stage.WrittenOff));
    }
}
