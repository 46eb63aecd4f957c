using Funding.Data;
using Funding.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Funding.Budgets.Changes;

/// <summary>The end of a proposal: approved, its money moves in the same transaction.</summary>
internal static class DecideChange
{
    public static async Task<Results<Ok<BudgetChangeView>, NotFound>> Approve(
        Guid id, IfMatch ifMatch, FundingDb db, GeneralLedger ledger, Caller caller, CancellationToken cancellationToken) =>
        await db.StepAsync(
            await FindAsync(db, id, cancellationToken), ifMatch,
            new Step<BudgetChange>("budget-change-approved", null, async change =>
            {
                change.Approve(caller.Subject);
                var budget = await db.Budgets.AsNoTracking().SingleAsync(b => b.Id == change.BudgetId, cancellationToken);
                await db.RequireAllowedAsync(budget, change.Kind, change.AmountFen, change.ToBudgetId, cancellationToken);
                ledger.Post(change.Journal, change.Id, change.BudgetId, null, change.AmountFen, change.ToBudgetId);
            }),
            BudgetChangeView.Of, cancellationToken);

    public static async Task<Results<Ok<BudgetChangeView>, NotFound>> Refuse(
        Guid id, ReasonRequest request, IfMatch ifMatch, FundingDb db, CancellationToken cancellationToken) =>
        await db.StepAsync(
            await FindAsync(db, id, cancellationToken), ifMatch,
            new Step<BudgetChange>("budget-change-refused", request.Reason, change => change.Refuse()), BudgetChangeView.Of, cancellationToken);

    public static async Task<Results<Ok<BudgetChangeView>, NotFound>> Withdraw(
        Guid id, ReasonRequest request, IfMatch ifMatch, FundingDb db, CancellationToken cancellationToken) =>
        await db.StepAsync(
            await FindAsync(db, id, cancellationToken), ifMatch,
            new Step<BudgetChange>("budget-change-withdrawn", request.Reason, change => change.Withdraw()), BudgetChangeView.Of, cancellationToken);

    private static Task<BudgetChange?> FindAsync(FundingDb db, Guid id, CancellationToken cancellationToken) =>
        db.BudgetChanges.SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
}
