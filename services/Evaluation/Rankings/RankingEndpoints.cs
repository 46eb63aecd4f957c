using Evaluation.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;

namespace Evaluation.Rankings;

internal static class RankingEndpoints
{
    public static void MapRankings(this IEndpointRouteBuilder app)
    {
        var rankings = app.MapApi("/rankings", "Rankings").RequireAuthorization(Authorization.ReadRankings);
        rankings.MapGet("/", List).WithSummary("Rankings, oldest first (R89).");
        rankings.MapGet("/{id:guid}", One).WithSummary("One ranking.");
        rankings.MapGet("/{id:guid}/record", Record).WithSummary("Its signed decision record, byte for byte, to be verified anywhere.");
    }

    private static Task<Page<RankingView>> List([AsParameters] PageRequest page, EvaluationDb db, CancellationToken cancellationToken) =>
        db.Rankings.ToPageAsync(page, RankingView.Of, cancellationToken);

    private static Task<Results<Ok<RankingView>, NotFound>> One(Guid id, EvaluationDb db, CancellationToken cancellationToken) =>
        db.Rankings.OneAsync(id, RankingView.Of, cancellationToken);

    private static Task<Results<FileContentHttpResult, NotFound>> Record(Guid id, EvaluationDb db, CancellationToken cancellationToken) =>
        StoredRecord.AnswerAsync(db, id, cancellationToken);
}
