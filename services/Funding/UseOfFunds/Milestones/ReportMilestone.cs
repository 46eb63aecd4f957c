using System.ComponentModel.DataAnnotations;
using Calendar;
using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Authentication;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Funding.UseOfFunds.Milestones;

/// <summary>The builder says that a milestone is reached, and proves it.</summary>
internal static class ReportMilestone
{
    /// <param name="Account">What was done.</param>
    public sealed record Request(
        [property: Required, Text(10_000)] string Account, [property: Required, Items(50), MinLength(1)] IReadOnlyList<ProofRequest> Documents);

    public static async Task<Results<Ok<MilestoneView>, NotFound>> Handle(
        Guid id, Request request, IfMatch ifMatch, FundingDb db, Caller caller, BusinessClock clock, CancellationToken cancellationToken) =>
        await db.StepAsync(
            db.Milestones.BuiltBy(db, caller), id, ifMatch,
            new("milestone-reported", null, m => m.Report(request.Account, request.Documents.Select(d => d.ToProof()), caller.Subject, clock.Today)),
            MilestoneView.Of, cancellationToken);
}
