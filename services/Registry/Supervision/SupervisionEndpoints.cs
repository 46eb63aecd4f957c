using ServiceDefaults.Http;

namespace Registry.Supervision;

internal static class SupervisionEndpoints
{
    public static void MapSupervision(this IEndpointRouteBuilder app)
    {
        var reports = app.MapApi("/supervision-reports", "Supervision");
        var readers = reports.MapGroup("").RequireAuthorization(Authorization.Supervise);
        readers.MapGet("/", WriteReport.List).WithSummary("Supervision reports (督导总结), oldest first (R102).");
        readers.MapGet("/{id:guid}", WriteReport.One).WithSummary("One report: its figures and words under the three headings.");
        readers.MapGet("/{id:guid}/document", WriteReport.Document).WithSummary("The report as a Word document.");

        var commission = reports.MapGroup("").RequireAuthorization(Authorization.ManageBases);
        commission.MapPost("/", WriteReport.Handle).WithSummary("Gathers the report of a year from all that the registry keeps.");
        commission.MapPut("/{id:guid}", WriteReport.Change).WithSummary("Writes beside the figures, which are gathered anew; until it is final.");
        commission.MapPost("/{id:guid}/finalise", WriteReport.Finalise).WithSummary("Makes it final by a document; by another person than who wrote it.");
    }
}
