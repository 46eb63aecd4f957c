using Funding.Data;
using Funding.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Funding.Awards;

internal static class DeclineAward
{
    public static async Task<Results<Ok<AwardView>, NotFound>> Handle(
        Guid id, ReasonRequest request, IfMatch ifMatch, FundingDb db, GeneralLedger ledger, CancellationToken cancellationToken) =>
        await db.StepAsync(
            await db.LockAwardAsync(id, cancellationToken), ifMatch,
            new("award-declined", request.Reason, award =>
            {
                award.RequireNoBatch();
                var reserved = award.IsReserved;
                award.Decline(request.Reason);
                if (reserved)
                {
                    ledger.Post(JournalKind.ReservationRelease, award.Id, award.BudgetId, award.Id, award.AmountFen);
                }
            }),
            AwardView.Of, cancellationToken);
}
