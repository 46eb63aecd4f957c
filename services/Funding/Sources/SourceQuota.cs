using Funding.Data;
using Funding.Ledger;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Sources;

/// <summary>What a source may still give to its budgets of one year. Whoever takes of it takes its turn at the source's row.</summary>
internal static class SourceQuota
{
    /// <summary>The source, locked; null when there is none.</summary>
    public static async Task<FundSource?> LockSourceAsync(this FundingDb db, Guid id, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"SELECT FROM fund_source WHERE id = {id} FOR UPDATE", cancellationToken);
        return await db.FundSources.SingleOrDefaultAsync(s => s.Id == id, cancellationToken);
    }

    /// <summary>Refuses what the confirmed appropriations of that year do not cover; a budget without a registered source is its own appropriation.</summary>
    public static async Task RequireCoveredAsync(this FundingDb db, Guid? sourceId, int fiscalYear, long fen, CancellationToken cancellationToken)
    {
        if (sourceId is not { } id)
        {
            return;
        }

        (await db.LockSourceAsync(id, cancellationToken))!.RequireOpen();
        var given = await db.Appropriations.Where(a => a.SourceId == id && a.FiscalYear == fiscalYear && a.Status == AppropriationStatus.Confirmed)
            .SumAsync(a => a.AmountFen, cancellationToken);
        var taken = -await db.LedgerAccounts
            .Where(a => a.Stage == Stage.Source && db.Budgets.Any(b => b.Id == a.BudgetId && b.SourceId == id && b.FiscalYear == fiscalYear))
            .SumAsync(a => a.BalanceFen, cancellationToken);
        Require(
            taken + fen <= given, "appropriation-exceeded",
            $"This source has {MoneyAmount.Text(given - taken)} left for {fiscalYear}: have another appropriation recorded and confirmed first.");
    }
}
