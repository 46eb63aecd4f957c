using ServiceDefaults.Http;

namespace Evaluation.Performance;

internal static class PerformanceEndpoints
{
    public static void MapPerformance(this IEndpointRouteBuilder app)
    {
        var evaluations = app.MapApi("/performance-evaluations", "Performance");
        evaluations.MapGet("/", ReadPerformance.List).RequireAuthorization(Authorization.ReadPerformance)
            .WithSummary("Performance evaluations, oldest first (R80); an evaluator sees its own organisation's.");
        evaluations.MapGet("/{id:guid}", ReadPerformance.One).RequireAuthorization(Authorization.ReadPerformance)
            .WithSummary("One evaluation with the base's report, the items and the sheet.");
        evaluations.MapGet("/{id:guid}/record", ReadPerformance.Record).RequireAuthorization(Authorization.ReadPerformance)
            .WithSummary("Its signed decision record, byte for byte, once it is completed.");
        evaluations.MapPut("/{id:guid}/sheet", WritePerformanceSheet.Handle).RequireAuthorization(Authorization.EvaluatePerformance)
            .WithSummary("Writes the whole sheet and the findings anew (R102).");
        evaluations.MapPut("/{id:guid}/indicators", WriteIndicators.Handle).RequireAuthorization(Authorization.EvaluatePerformance)
            .WithSummary("Writes what was found for the method's indicators, all anew.");
        evaluations.MapPost("/{id:guid}/site-visits", NoteSiteVisit.Handle).RequireAuthorization(Authorization.EvaluatePerformance)
            .WithSummary("Notes a visit to the base; notes stay as they were made.");
        evaluations.MapPost("/{id:guid}/submit", SubmitPerformance.Handle).RequireAuthorization(Authorization.EvaluatePerformance)
            .WithSummary("Completes the evaluation: score, grade and signed record (R101).");
    }
}
