using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Data;
using ServiceDefaults.Http;

namespace Funding.Sources;

internal static class ConfirmAppropriation
{
    public static async Task<Results<Ok<AppropriationView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, FundingDb db, Caller caller, CancellationToken cancellationToken) =>
        await db.StepAsync(
            await db.Appropriations.SingleOrDefaultAsync(a => a.Id == id, cancellationToken), ifMatch,
            new Step<Appropriation>("appropriation-confirmed", null, a => a.Confirm(caller.Subject)), AppropriationView.Of, cancellationToken);
}
