using Applications.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace Applications.Objections;

internal static class ObjectionEndpoints
{
    public static void MapObjections(this IEndpointRouteBuilder app)
    {
        var objections = app.MapApi("/objections", "Objections");
        objections.MapGet("/", List).RequireAuthorization(Authorization.ReadApplications)
            .WithSummary("Objections, oldest first: all for the offices, what was taken up for the applicant and its county.");
        objections.MapGet("/{id:guid}", One).RequireAuthorization(Authorization.ReadApplications).WithSummary("One objection.");
        objections.MapPost("/{id:guid}/accept", AnswerObjections.Accept).RequireAuthorization(Authorization.Examine)
            .WithSummary("Takes up an objection that the public raised: it is looked into.");
        objections.MapPost("/{id:guid}/refuse", AnswerObjections.Refuse).RequireAuthorization(Authorization.Examine)
            .WithSummary("Does not take it up: out of time, anonymous, or not about this application.");
        objections.MapPost("/{id:guid}/dismiss", AnswerObjections.Dismiss).RequireAuthorization(Authorization.Examine)
            .WithSummary("Finds it wrong; after the last one the notice goes on to the end that it had.");
        objections.MapPost("/{id:guid}/uphold", AnswerObjections.Uphold).RequireAuthorization(Authorization.Examine)
            .WithSummary("Finds it right: the application goes back to the eligibility check or to the experts.");
        objections.MapPost("/{id:guid}/comments", CommentOnObjection.Handle).RequireAuthorization(Authorization.Apply)
            .WithSummary("The applicant's word on it, before the decision.");
    }

    private static Task<Page<ObjectionView>> List(
        [AsParameters] PageRequest page, Guid? applicationId, ApplicationsDb db, Caller caller, CancellationToken cancellationToken) =>
        db.ObjectionsReadableBy(caller).Where(o => applicationId == null || o.ApplicationId == applicationId)
            .ToPageAsync(page, objection => ObjectionView.Of(objection, caller), cancellationToken);

    private static Task<Results<Ok<ObjectionView>, NotFound>> One(
        Guid id, ApplicationsDb db, Caller caller, CancellationToken cancellationToken) =>
        db.ObjectionsReadableBy(caller).OneAsync(id, objection => ObjectionView.Of(objection, caller), cancellationToken);
}
