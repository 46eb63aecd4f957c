using Funding.Data;
using Microsoft.EntityFrameworkCore;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.FiscalYears;

/// <summary>Whoever promises money of a year sees it open until the commit; whoever closes it waits for them.</summary>
internal static class FiscalYearLock
{
    /// <summary>For what takes new money of the year's budgets: not once its last day is over.</summary>
    public static async Task RequireSpendableAsync(this FundingDb db, int year, CancellationToken cancellationToken) => Require(
        await db.ShareAsync(year, cancellationToken) is null or FiscalYearStatus.Open, "fiscal-year-over",
        $"The last day of {year} is over: nothing more is promised of its budgets. Carry what is left over to the next year.");

    /// <summary>For what moves money between the year's budgets, or out of it.</summary>
    public static async Task RequireNotClosedAsync(this FundingDb db, int year, CancellationToken cancellationToken) => Require(
        await db.ShareAsync(year, cancellationToken) is not FiscalYearStatus.Closed, "fiscal-year-closed",
        $"{year} is closed: choose a budget of another year.");

    /// <summary>None for a year that nobody has opened.</summary>
    private static async Task<FiscalYearStatus?> ShareAsync(this FundingDb db, int year, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"SELECT FROM fiscal_year WHERE year = {year} FOR SHARE", cancellationToken);
        return await db.FiscalYears.Where(y => y.Year == year).Select(y => (FiscalYearStatus?)y.Status).SingleOrDefaultAsync(cancellationToken);
    }
}
