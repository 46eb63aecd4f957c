using Evaluation.Rankings.Publication;
using ServiceDefaults.Http;

namespace Evaluation.Rankings;

internal static class RankingEndpoints
{
    public static void MapRankings(this IEndpointRouteBuilder app)
    {
        var rankings = app.MapApi("/rankings", "Rankings");
        rankings.MapGet("/", ReadRankings.List).RequireAuthorization(Authorization.ReadRankings).WithSummary("Rankings, oldest first (R89).");
        rankings.MapGet("/{id:guid}", ReadRankings.One).RequireAuthorization(Authorization.ReadRankings)
            .WithSummary("One ranking, with the one that it supersedes and the one that supersedes it.");
        rankings.MapGet("/{id:guid}/record", ReadRankings.Record).RequireAuthorization(Authorization.ReadRankings)
            .WithSummary("Its signed decision record, byte for byte, to be verified anywhere.");
        rankings.MapPost("/{id:guid}/publish", PublishRanking.Handle).RequireAuthorization(Authorization.ManageEvaluation)
            .WithSummary("Publishes its places and its sheets' scores, without names, by a signed record of its own (R89).");

        var pages = app.MapPublicApi("/public/rankings", "Public");
        pages.MapGet("/", ReadPublicRankings.List).Cacheable().WithSummary("Published rankings, oldest first.");
        pages.MapGet("/{id:guid}", ReadPublicRankings.One).Cacheable()
            .WithSummary("One published ranking: places and scores by the applications' ids, by which applicants know their own.");
        pages.MapGet("/{id:guid}/record", ReadPublicRankings.Record)
            .WithSummary("Its signed record, byte for byte: whoever has it makes the ranking again from the sheets' scores.");
    }
}
