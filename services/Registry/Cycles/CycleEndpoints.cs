using ServiceDefaults.Http;

namespace Registry.Cycles;

internal static class CycleEndpoints
{
    public static void MapCycles(this IEndpointRouteBuilder app)
    {
        var cycles = app.MapApi("/evaluation-cycles", "Evaluation cycles");
        cycles.MapGet("/", ReadCycles.List).RequireAuthorization(Authorization.ReadBases).WithSummary("Evaluation cycles, oldest first (R80).");
        cycles.MapGet("/{id:guid}", ReadCycles.One).RequireAuthorization(Authorization.ReadBases).WithSummary("One cycle with its bases.");
        cycles.MapPost("/", OpenCycle.Handle).RequireAuthorization(Authorization.ManageBases)
            .WithSummary("Commissions a third party to evaluate every base that holds its title (R80).");
        cycles.MapGet("/{id:guid}/reports", ReadReports.List).RequireAuthorization(Authorization.ReadReports)
            .WithSummary("What the bases have reported in a cycle (R102), as far as the caller may see it.");
        cycles.MapPost("/{id:guid}/reports", ReportProgress.Handle).RequireAuthorization(Authorization.AnswerForBase)
            .WithSummary("The builder reports targets, achievements and problems of its base (R102).");
    }
}
