using Evaluation.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace Evaluation.Performance.Methods;

internal static class MethodEndpoints
{
    public static void MapPerformanceMethods(this IEndpointRouteBuilder app)
    {
        var methods = app.MapApi("/performance-methods", "Performance");
        methods.MapGet("/", List).RequireAuthorization(Authorization.ReadPerformance)
            .WithSummary("Versions of the method by which performance is graded, oldest first; drafts for the commission alone.");
        methods.MapGet("/{id:guid}", One).RequireAuthorization(Authorization.ReadPerformance).WithSummary("One version of the method.");
        methods.MapPost("/", DraftMethod.Handle).RequireAuthorization(Authorization.ManageEvaluation)
            .WithSummary("Drafts a version: shares, indicators, grades, and what an evaluation needs; all faults at once.");
        methods.MapPost("/{id:guid}/publish", PublishMethod.Handle).RequireAuthorization(Authorization.ManageEvaluation)
            .WithSummary("Publishes a version: evaluations that begin from now on go by it.");
    }

    /// <summary>The version that an evaluation goes by: the one it began with, or the one in force; the platform's default where there is none.</summary>
    internal static async Task<PerformanceMethodVersion?> MethodOfAsync(
        this EvaluationDb db, PerformanceEvaluation evaluation, CancellationToken cancellationToken) =>
        evaluation.MethodVersionId is { } version
            ? await db.PerformanceMethods.AsNoTracking().SingleAsync(m => m.Id == version, cancellationToken)
            : evaluation.HasBegun ? null
            : await db.PerformanceMethods.AsNoTracking().Where(m => m.Number != null).OrderByDescending(m => m.Number).FirstOrDefaultAsync(cancellationToken);

    private static Task<Page<MethodView>> List([AsParameters] PageRequest page, EvaluationDb db, Caller caller, CancellationToken cancellationToken) =>
        Visible(db, caller).ToPageAsync(page, MethodView.Of, cancellationToken);

    private static Task<Results<Ok<MethodView>, NotFound>> One(Guid id, EvaluationDb db, Caller caller, CancellationToken cancellationToken) =>
        Visible(db, caller).OneAsync(id, MethodView.Of, cancellationToken);

    private static IQueryable<PerformanceMethodVersion> Visible(EvaluationDb db, Caller caller) =>
        caller.Is(Role.DrcOfficer) ? db.PerformanceMethods : db.PerformanceMethods.Where(m => m.Status == MethodStatus.Published);
}
