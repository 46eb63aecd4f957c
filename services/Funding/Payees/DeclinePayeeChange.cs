using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Funding.Payees;

internal static class DeclinePayeeChange
{
    /// <remarks>The due row stays and finds nothing to do: its worker holds it while it waits for the base that is locked here.</remarks>
    public static async Task<Results<Ok<PayeeChangeView>, NotFound>> Handle(
        Guid id, ReasonRequest request, IfMatch ifMatch, FundingDb db, CancellationToken cancellationToken) => await db.StepAsync(
            await db.LockPayeeChangeAsync(id, cancellationToken), ifMatch, new Step<PayeeChange>("payee-change-declined", request.Reason, c => c.Decline(request.Reason)),
            PayeeChangeView.Of, cancellationToken);
}
