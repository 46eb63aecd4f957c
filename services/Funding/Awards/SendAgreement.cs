using System.ComponentModel.DataAnnotations;
using Evidence;
using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Funding.Awards;

internal static class SendAgreement
{
    /// <param name="DocumentNumber">The agreement's number (文号).</param>
    public sealed record Request([property: Required, Text(100)] string DocumentNumber);

    public static async Task<Results<Ok<AwardView>, NotFound>> Handle(
        Guid id, Request request, IfMatch ifMatch, FundingDb db, CancellationToken cancellationToken)
    {
        var award = await db.LockAwardAsync(id, cancellationToken);
        if (award is null)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(award);
        var from = award.Status;
        award.SendAgreement(request.DocumentNumber);
        db.Record(award, "award-agreement-sent", from.ToString(), award.Status.ToString(), request.DocumentNumber);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(AwardView.Of(award));
    }
}
