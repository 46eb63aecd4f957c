using Evaluation.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;

namespace Evaluation.Arbitrations;

internal static class ArbitrationEndpoints
{
    public static void MapArbitrations(this IEndpointRouteBuilder app)
    {
        var arbitrations = app.MapApi("/arbitrations", "Arbitrations");
        arbitrations.MapGet("/", List).RequireAuthorization(Authorization.ReadArbitrations)
            .WithSummary("Arbitrations, oldest first: they begin by themselves when experts are further apart than the call allows.");
        arbitrations.MapGet("/{id:guid}", One).RequireAuthorization(Authorization.ReadArbitrations).WithSummary("One arbitration.");
        arbitrations.MapPost("/{id:guid}/meeting", HoldMeeting.Handle).RequireAuthorization(Authorization.ManageEvaluation)
            .WithSummary("Records the panel's meeting: who attended, minutes, and what it decided.");
    }

    private static Task<Page<ArbitrationView>> List([AsParameters] PageRequest page, EvaluationDb db, CancellationToken cancellationToken) =>
        db.Arbitrations.ToPageAsync(page, ArbitrationView.Of, cancellationToken);

    private static Task<Results<Ok<ArbitrationView>, NotFound>> One(Guid id, EvaluationDb db, CancellationToken cancellationToken) =>
        db.Arbitrations.OneAsync(id, ArbitrationView.Of, cancellationToken);
}
