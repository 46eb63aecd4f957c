using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Funding.Recoveries;

internal static class WriteOff
{
    public static async Task<Results<Ok<RecoveryView>, NotFound>> Handle(
        Guid id, ReasonRequest request, IfMatch ifMatch, FundingDb db, CancellationToken cancellationToken) =>
        await db.StepAsync(
            await db.LockRecoveryAsync(id, cancellationToken), ifMatch,
            new("recovery-written-off", request.Reason, recovery => recovery.WriteOff(request.Reason)), RecoveryView.Of, cancellationToken);
}
