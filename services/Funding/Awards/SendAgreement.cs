using System.ComponentModel.DataAnnotations;
using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Funding.Awards;

internal static class SendAgreement
{
    /// <param name="DocumentNumber">The agreement's number (文号).</param>
    public sealed record Request([property: Required, Text(100)] string DocumentNumber);

    public static async Task<Results<Ok<AwardView>, NotFound>> Handle(
        Guid id, Request request, IfMatch ifMatch, FundingDb db, CancellationToken cancellationToken) =>
        await db.StepAsync(
            await db.LockAwardAsync(id, cancellationToken), ifMatch,
            new("award-agreement-sent", request.DocumentNumber, award => award.SendAgreement(request.DocumentNumber)),
            AwardView.Of, cancellationToken);
}
