using ServiceDefaults.Http;

namespace Funding.Settlements;

internal static class TreasuryReportEndpoints
{
    public static void MapTreasuryReports(this IEndpointRouteBuilder app)
    {
        var reports = app.MapApi("/treasury-reports", "Treasury reports").RequireAuthorization(Authorization.Settle);
        reports.MapPost("/", TakeReport.Handle)
            .WithSummary("The treasury's system says what became of an order; said twice it is booked once.");
        reports.MapPost("/batch", TakeReports.Handle)
            .WithSummary("The same of up to 10,000 orders, all or nothing.");
    }
}
