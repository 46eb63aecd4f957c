using Funding.Data;
using Funding.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using ServiceDefaults.Data;
using ServiceDefaults.Http;

namespace Funding.Awards;

internal static class ReserveBudget
{
    public static async Task<Results<Ok<AwardView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, FundingDb db, GeneralLedger ledger, IOptions<FundingOptions> options, CancellationToken cancellationToken) =>
        await db.StepAsync(
            await db.LockAwardAsync(id, cancellationToken), ifMatch,
            new("award-budget-reserved", null, async award =>
            {
                award.RequireOwnWay();
                award.Reserve();
                await db.RequireYearOfAsync(award.BudgetId, cancellationToken);
                (await db.AccountOfAsync(award.BaseId, cancellationToken)).RequireFundable(options.Value.Funded);
                ledger.Post(JournalKind.Reservation, award.Id, award.BudgetId, award.Id, award.AmountFen);
            }),
            AwardView.Of, cancellationToken);
}
