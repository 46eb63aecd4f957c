using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Funding.Sources;

internal static class WithdrawAppropriation
{
    public static async Task<Results<Ok<AppropriationView>, NotFound>> Handle(
        Guid id, ReasonRequest request, IfMatch ifMatch, FundingDb db, CancellationToken cancellationToken) =>
        await db.StepAsync(
            await db.Appropriations.SingleOrDefaultAsync(a => a.Id == id, cancellationToken), ifMatch,
            new Step<Appropriation>("appropriation-withdrawn", request.Reason, a => a.Withdraw()), AppropriationView.Of, cancellationToken);
}
