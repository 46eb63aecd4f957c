using ServiceDefaults.Http;

namespace Evaluation.Charts;

internal static class ChartEndpoints
{
    public static void MapCharts(this IEndpointRouteBuilder app)
    {
        app.MapApi("/rounds", "Statistics").MapGet("/{id:guid}/charts/{chart}", ReadChart.OfRound).RequireAuthorization(Authorization.ReadExaminations)
            .WithSummary("A chart as SVG or PNG, of the sheets of one kind that are locked by now: scores, ranks or severity.");
        app.MapApi("/rankings", "Statistics").MapGet("/{id:guid}/charts/{chart}", ReadChart.OfRanking).RequireAuthorization(Authorization.ReadRankings)
            .WithSummary("A chart of a ranking as SVG or PNG: scores, ranks or severity.");
    }
}
