using System.ComponentModel.DataAnnotations;
using Calendar;
using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Authentication;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Funding.Awards.Agreements;

internal static class SendAgreement
{
    /// <param name="DocumentNumber">The agreement's number (文号).</param>
    /// <param name="Sha256">Of its content, in lower-case hexadecimal, so that both sides mean the same document.</param>
    public sealed record Request(
        [property: Required, Text(100)] string DocumentNumber, [property: RegularExpression("^[0-9a-f]{64}$")] string? Sha256 = null);

    public static async Task<Results<Ok<AwardView>, NotFound>> Handle(
        Guid id, Request request, IfMatch ifMatch, FundingDb db, Caller caller, BusinessClock clock, CancellationToken cancellationToken) =>
        await db.StepAsync(
            await db.LockAwardAsync(id, cancellationToken), ifMatch,
            new("award-agreement-sent", request.DocumentNumber, award => award.SendAgreement(request.DocumentNumber, request.Sha256, caller.Subject, clock.Today)),
            AwardView.Of, cancellationToken);
}
