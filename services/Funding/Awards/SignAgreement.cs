using Evidence;
using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace Funding.Awards;

internal static class SignAgreement
{
    public static async Task<Results<Ok<AwardView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, FundingDb db, Caller caller, CancellationToken cancellationToken)
    {
        var award = await db.LockAwardAsync(id, cancellationToken);
        if (award is null || award.ApprovedOn is null || !await IsBuilderAsync(award, db, caller, cancellationToken))
        {
            return TypedResults.NotFound(); // another's award does not exist for this caller
        }

        ifMatch.Check(award);
        var from = award.Status;
        award.Sign(caller.Subject);
        db.Record(award, "award-signed", from.ToString(), award.Status.ToString());
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(AwardView.Of(award));
    }

    private static async Task<bool> IsBuilderAsync(Award award, FundingDb db, Caller caller, CancellationToken cancellationToken) =>
        (await db.AccountOfAsync(award.BaseId, cancellationToken)).Holder.CreditCode == caller.Organisation;
}
