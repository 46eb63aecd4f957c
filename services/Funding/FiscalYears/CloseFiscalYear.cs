using System.ComponentModel.DataAnnotations;
using Funding.Data;
using Funding.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.FiscalYears;

internal static class CloseFiscalYear
{
    /// <param name="DocumentNumber">The document on the final account (决算文号).</param>
    public sealed record Request([property: Required, Text(100)] string DocumentNumber);

    public static async Task<Results<Ok<FiscalYearView>, NotFound>> Handle(
        Guid id, Request request, IfMatch ifMatch, FundingDb db, Caller caller, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"SELECT FROM fiscal_year WHERE id = {id} FOR UPDATE", cancellationToken); // waits for whoever promises
        return await db.StepAsync(
            await db.FiscalYears.SingleOrDefaultAsync(y => y.Id == id, cancellationToken), ifMatch,
            new Step<FiscalYear>("fiscal-year-closed", request.DocumentNumber, async year =>
            {
                year.Close(request.DocumentNumber, caller.Subject);
                await RequireSettledAsync(db, year.Year, cancellationToken);
            }),
            FiscalYearView.Of, cancellationToken);
    }

    /// <summary>Nothing free, frozen or only reserved is left: each fen was promised, carried over, or has lapsed.</summary>
    private static async Task RequireSettledAsync(FundingDb db, int year, CancellationToken cancellationToken)
    {
        var left = await db.LedgerAccounts
            .Where(a => (a.Stage == Stage.Available || a.Stage == Stage.Frozen || a.Stage == Stage.Reserved) && a.BalanceFen > 0)
            .Where(a => db.Budgets.Any(b => b.Id == a.BudgetId && b.FiscalYear == year))
            .GroupBy(_ => 1).Select(g => new { Fen = g.Sum(a => a.BalanceFen), Budgets = g.Select(a => a.BudgetId).Distinct().Count() })
            .SingleOrDefaultAsync(cancellationToken);
        Require(
            left is null, "fiscal-year-not-settled",
            $"{left?.Budgets} budgets of {year} still have {MoneyAmount.Text(left?.Fen ?? 0)} that is free, frozen or only reserved: carry it over, let it lapse, or end its awards first.");
    }
}
