using Evaluation.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;

namespace Evaluation.Experts;

internal static class ExpertEndpoints
{
    public static void MapExperts(this IEndpointRouteBuilder app)
    {
        var experts = app.MapApi("/experts", "Experts");
        experts.MapGet("/", List).RequireAuthorization(Authorization.ReadExperts).WithSummary("The pool of experts, oldest first (R88).");
        experts.MapGet("/{id:guid}", One).RequireAuthorization(Authorization.ReadExperts).WithSummary("One expert.");
        experts.MapPost("/", AddExpert.Handle).RequireAuthorization(Authorization.ManageEvaluation)
            .WithSummary("Adds a person to the pool, with the employers that make a conflict.");
    }

    private static Task<Page<ExpertView>> List([AsParameters] PageRequest page, EvaluationDb db, CancellationToken cancellationToken) =>
        db.Experts.ToPageAsync(page, ExpertView.Of, cancellationToken);

    private static Task<Results<Ok<ExpertView>, NotFound>> One(Guid id, EvaluationDb db, CancellationToken cancellationToken) =>
        db.Experts.OneAsync(id, ExpertView.Of, cancellationToken);
}
