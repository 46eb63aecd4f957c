using System.ComponentModel.DataAnnotations;
using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Authentication;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Funding.UseOfFunds.Milestones;

/// <summary>An officer checks what was reported; an approver may give a milestone up.</summary>
internal static class JudgeMilestone
{
    public sealed record VerifyRequest([property: Required, Text(2_000)] string Opinion);

    public static async Task<Results<Ok<MilestoneView>, NotFound>> Verify(
        Guid id, VerifyRequest request, IfMatch ifMatch, FundingDb db, Caller caller, CancellationToken cancellationToken) =>
        await db.StepAsync(
            db.Milestones, id, ifMatch, new("milestone-met", request.Opinion, m => m.Verify(request.Opinion, caller.Subject)), MilestoneView.Of, cancellationToken);

    public static async Task<Results<Ok<MilestoneView>, NotFound>> Return(
        Guid id, ReasonRequest request, IfMatch ifMatch, FundingDb db, CancellationToken cancellationToken) =>
        await db.StepAsync(
            db.Milestones, id, ifMatch, new("milestone-returned", request.Reason, m => m.Return(request.Reason)), MilestoneView.Of, cancellationToken);

    public static async Task<Results<Ok<MilestoneView>, NotFound>> Waive(
        Guid id, ReasonRequest request, IfMatch ifMatch, FundingDb db, CancellationToken cancellationToken) =>
        await db.StepAsync(
            db.Milestones, id, ifMatch, new("milestone-waived", request.Reason, m => m.Waive()), MilestoneView.Of, cancellationToken);
}
