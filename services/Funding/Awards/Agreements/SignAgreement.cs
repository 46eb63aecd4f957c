using Calendar;
using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Authentication;
using ServiceDefaults.Data;
using ServiceDefaults.Http;

namespace Funding.Awards.Agreements;

internal static class SignAgreement
{
    /// <param name="version">The version of the agreement that was read; the latest unless said.</param>
    public static async Task<Results<Ok<AwardView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, FundingDb db, Caller caller, BusinessClock clock, CancellationToken cancellationToken, int? version = null) =>
        await db.StepAsync(
            await db.TheirsAsync(await db.LockAwardAsync(id, cancellationToken), caller, cancellationToken), ifMatch,
            new("award-signed", null, award => award.Sign(version, caller.Subject, clock.Today)), AwardView.Of, cancellationToken);
}
