using Contracts;
using Evaluation.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;

namespace Evaluation.Rounds;

/// <summary>A round as callers see it.</summary>
public sealed record RoundView(Guid Id, long Revision, Guid CallId, string Title, int Year, IReadOnlyList<BaseKind> Kinds) : IVersioned
{
    internal static RoundView Of(Round r) => new(r.Id, r.Revision, r.CallId, r.Title, r.Year, r.Kinds);
}

internal static class RoundEndpoints
{
    public static void MapRounds(this IEndpointRouteBuilder app)
    {
        var rounds = app.MapApi("/rounds", "Rounds").RequireAuthorization(Authorization.ReadRounds);
        rounds.MapGet("/", List).WithSummary("Rounds of examination, oldest first (R88).");
        rounds.MapGet("/{id:guid}", One).WithSummary("One round.");
    }

    private static Task<Page<RoundView>> List([AsParameters] PageRequest page, EvaluationDb db, CancellationToken cancellationToken) =>
        db.Rounds.ToPageAsync(page, RoundView.Of, cancellationToken);

    private static Task<Results<Ok<RoundView>, NotFound>> One(Guid id, EvaluationDb db, CancellationToken cancellationToken) =>
        db.Rounds.OneAsync(id, RoundView.Of, cancellationToken);
}
