using System.ComponentModel.DataAnnotations;
using Evidence;
using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Funding.Recoveries;

internal static class WriteOff
{
    /// <param name="Reason">Why it is given up; kept with the recovery.</param>
    public sealed record Request([property: Required, Text(500)] string Reason);

    public static async Task<Results<Ok<RecoveryView>, NotFound>> Handle(
        Guid id, Request request, IfMatch ifMatch, FundingDb db, CancellationToken cancellationToken)
    {
        var recovery = await db.LockRecoveryAsync(id, cancellationToken);
        if (recovery is null)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(recovery);
        var from = recovery.Status;
        recovery.WriteOff(request.Reason);
        db.Record(recovery, "recovery-written-off", from.ToString(), recovery.Status.ToString(), request.Reason);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(RecoveryView.Of(recovery));
    }
}
