using Evidence;
using Funding.Data;
using Funding.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using ServiceDefaults.Http;

namespace Funding.Awards;

internal static class ReserveBudget
{
    public static async Task<Results<Ok<AwardView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, FundingDb db, GeneralLedger ledger, IOptions<FundingOptions> options, CancellationToken cancellationToken)
    {
        var award = await db.LockAwardAsync(id, cancellationToken);
        if (award is null)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(award);
        var from = award.Status;
        award.Reserve();
        (await db.AccountOfAsync(award.BaseId, cancellationToken)).RequireFundable(options.Value.Funded);
        db.Record(award, "award-budget-reserved", from.ToString(), award.Status.ToString());
        ledger.Post(JournalKind.Reservation, award.Id, award.BudgetId, award.Id, award.AmountFen);
        await ledger.SaveAsync(cancellationToken);
        return TypedResults.Ok(AwardView.Of(award));
    }
}
