using System.ComponentModel.DataAnnotations;
using Evidence;
using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Budgets;

internal static class DraftBudget
{
    /// <param name="FundSource">Where the money comes from, such as 市级双创专项资金 (R77).</param>
    /// <param name="Line">The line of that source.</param>
    public sealed record Request(
        [property: Range(2018, 2100)] int FiscalYear,
        [property: Required, Text(100)] string FundSource,
        [property: Required, Text(100)] string Line,
        [property: Required] MoneyAmount Amount);

    public static async Task<Created<BudgetView>> Handle(Request request, FundingDb db, Caller caller, CancellationToken cancellationToken)
    {
        Require(
            !await db.Budgets.AnyAsync(
                b => b.FiscalYear == request.FiscalYear && b.FundSource == request.FundSource && b.Line == request.Line, cancellationToken),
            "budget-exists", "This fund source has a budget for that year and line already: use that one.");
        var budget = new Budget(request.FiscalYear, request.FundSource, request.Line, request.Amount.Fen, caller.Subject);
        db.Budgets.Add(budget);
        db.Record(budget, "budget-drafted", to: nameof(BudgetStatus.Drafted), data: new { budget.AmountFen });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"budgets/{budget.Id}", BudgetView.Of(budget));
    }
}
