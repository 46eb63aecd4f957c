using Contracts;
using Evaluation.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;

namespace Evaluation.Rankings;

/// <summary>A ranking as callers see it.</summary>
/// <param name="Number">1 for the first of its round and kind; the highest is the one in force.</param>
/// <param name="RecordHash">SHA-256, in hexadecimal, of the decision record's payload.</param>
/// <param name="Ranking">Best first.</param>
public sealed record RankingView(
    Guid Id, long Revision, Guid RoundId, Guid CallId, BaseKind Kind, int Number, string RecordHash, IReadOnlyList<RankingEntry> Ranking) : IVersioned
{
    internal static RankingView Of(Ranking r) => new(r.Id, r.Revision, r.RoundId, r.CallId, r.Kind, r.Number, r.RecordHash, r.Entries);
}

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
