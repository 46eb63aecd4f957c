using System.ComponentModel.DataAnnotations;
using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Authentication;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Funding.Awards.Conditions;

/// <summary>The evidence of a condition is accepted by another person than who claimed it, or returned.</summary>
internal static class JudgeCondition
{
    /// <param name="Opinion">What the evidence shows.</param>
    public sealed record Request([property: Required, Text(2_000)] string Opinion);

    public static async Task<Results<Ok<AwardView>, NotFound>> Accept(
        Guid id, string condition, Request request, IfMatch ifMatch, FundingDb db, Caller caller, CancellationToken cancellationToken) =>
        await db.StepAsync(
            await db.LockAwardAsync(id, cancellationToken), ifMatch,
            new("award-condition-met", request.Opinion, award => award.AcceptCondition(condition, request.Opinion, caller.Subject)) { Data = _ => new { condition } },
            AwardView.Of, cancellationToken);

    public static async Task<Results<Ok<AwardView>, NotFound>> Return(
        Guid id, string condition, ReasonRequest request, IfMatch ifMatch, FundingDb db, CancellationToken cancellationToken) =>
        await db.StepAsync(
            await db.LockAwardAsync(id, cancellationToken), ifMatch,
            new("award-condition-returned", request.Reason, award => award.ReturnCondition(condition, request.Reason)) { Data = _ => new { condition } },
            AwardView.Of, cancellationToken);
}
