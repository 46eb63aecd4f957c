using Funding.Overview;
using Funding.Reports;
using ServiceDefaults.Http;

namespace Funding.Execution;

internal static class ExecutionEndpoints
{
    public static void MapExecution(this IEndpointRouteBuilder app)
    {
        var all = app.MapApi("", "Budget execution").RequireAuthorization(Authorization.ReadAccounts);
        all.MapGet("/overview", ReadOverview.Handle).WithSummary("How much is left, where the rest is, and why.");
        all.MapGet("/overview/download", DownloadOverview.Handle).WithSummary("The same as a spreadsheet, xlsx or CSV.");
        all.MapGet("/execution", ReadExecution.Handle)
            .WithSummary("Budget execution by source, line, budget, fiscal year, county, kind of base, month or status; each number links to its postings.");
        all.MapGet("/execution/download", DownloadExecution.Handle).WithSummary("The same as a spreadsheet, xlsx or CSV.");
        all.MapGet("/execution/chart", DrawExecution.Handle).WithSummary("The same as a chart (SVG); each bar links to its postings.");
        all.MapGet("/execution/report", PrintExecution.Handle).WithSummary("Overview and execution by every dimension as one PDF, of one instant.");
        all.MapGet("/postings", ReadPostings.Handle).WithSummary("The postings of a filter, oldest first, and what all of them sum to.");
        all.MapGet("/postings/download", DownloadPostings.Handle).WithSummary("The same as a spreadsheet, xlsx or CSV, all of them.");
    }
}
