using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Authentication;
using ServiceDefaults.Data;
using ServiceDefaults.Http;

namespace Funding.Awards;

internal static class SignAgreement
{
    public static async Task<Results<Ok<AwardView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, FundingDb db, Caller caller, CancellationToken cancellationToken)
    {
        var award = await db.LockAwardAsync(id, cancellationToken);
        var theirs = award?.ApprovedOn is not null && await IsBuilderAsync(award, db, caller, cancellationToken) ? award : null;
        return await db.StepAsync(
            theirs, ifMatch, new("award-signed", null, a => a.Sign(caller.Subject)), AwardView.Of, cancellationToken);
    }

    private static async Task<bool> IsBuilderAsync(Award award, FundingDb db, Caller caller, CancellationToken cancellationToken) =>
        (await db.AccountOfAsync(award.BaseId, cancellationToken)).Holder.CreditCode == caller.Organisation;
}
