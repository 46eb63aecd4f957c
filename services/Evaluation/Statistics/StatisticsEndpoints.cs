using ServiceDefaults.Http;

namespace Evaluation.Statistics;

internal static class StatisticsEndpoints
{
    public static void MapStatistics(this IEndpointRouteBuilder app)
    {
        app.MapApi("/rounds", "Statistics").MapGet("/{id:guid}/statistics", ReadStatistics.OfRound).RequireAuthorization(Authorization.ReadExaminations)
            .WithSummary("How far experts agree, how each judges, how sure places are: of the sheets of one kind that are locked by now.");
        app.MapApi("/rankings", "Statistics").MapGet("/{id:guid}/statistics", ReadStatistics.OfRanking).RequireAuthorization(Authorization.ReadRankings)
            .WithSummary("The same of a ranking, from its decision record.");
    }
}
