using Funding.Data;
using Funding.FiscalYears;
using Funding.Ledger;
using Funding.Sources;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Authentication;
using ServiceDefaults.Data;
using ServiceDefaults.Http;

namespace Funding.Budgets;

internal static class ApproveBudget
{
    public static Task<Results<Ok<BudgetView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, FundingDb db, GeneralLedger ledger, Caller caller, CancellationToken cancellationToken) =>
        db.StepAsync(
            db.Budgets, id, ifMatch,
            new("budget-approved", null, async budget =>
            {
                budget.Approve(caller.Subject);
                await db.RequireSpendableAsync(budget.FiscalYear, cancellationToken);
                await db.RequireCoveredAsync(budget.SourceId, budget.FiscalYear, budget.AmountFen, cancellationToken);
                ledger.Post(JournalKind.Appropriation, budget.Id, budget.Id, null, budget.AmountFen);
            }),
            BudgetView.Of, cancellationToken);
}
