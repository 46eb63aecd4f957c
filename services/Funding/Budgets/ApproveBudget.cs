using Evidence;
using Funding.Data;
using Funding.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace Funding.Budgets;

internal static class ApproveBudget
{
    public static async Task<Results<Ok<BudgetView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, FundingDb db, GeneralLedger ledger, Caller caller, CancellationToken cancellationToken)
    {
        var budget = await db.Budgets.SingleOrDefaultAsync(b => b.Id == id, cancellationToken);
        if (budget is null)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(budget);
        var from = budget.Status;
        budget.Approve(caller.Subject);
        db.Record(budget, "budget-approved", from.ToString(), budget.Status.ToString());
        ledger.Post(JournalKind.Appropriation, budget.Id, budget.Id, null, budget.AmountFen);
        await ledger.SaveAsync(cancellationToken);
        return TypedResults.Ok(BudgetView.Of(budget));
    }
}
