using ServiceDefaults.Http;

namespace Evaluation.Exports;

internal static class ExportEndpoints
{
    public static void MapExports(this IEndpointRouteBuilder app)
    {
        app.MapApi("/rounds", "Statistics").MapGet("/{id:guid}/exports/{table}", ExportJudged.OfRound).RequireAuthorization(Authorization.ReadExaminations)
            .WithSummary("The locked sheets of one kind as a spreadsheet, xlsx or CSV: by sheets, items, experts or applications.");
        app.MapApi("/rankings", "Statistics").MapGet("/{id:guid}/exports/{table}", ExportJudged.OfRanking).RequireAuthorization(Authorization.ReadRankings)
            .WithSummary("What a ranking was made from as a spreadsheet, xlsx or CSV: by sheets, items, experts or applications.");
    }
}
