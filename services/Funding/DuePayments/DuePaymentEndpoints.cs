using ServiceDefaults.Http;

namespace Funding.DuePayments;

internal static class DuePaymentEndpoints
{
    public static void MapDuePayments(this IEndpointRouteBuilder app)
    {
        var due = app.MapApi("/due-payments", "Due payments").RequireAuthorization(Authorization.ReadAccounts);
        due.MapGet("/", ReadDuePayments.Handle).WithSummary("The calendar of what is to be paid and what is to come back.");
        due.MapGet("/download", ReadDuePayments.Download).WithSummary("The same as a spreadsheet, xlsx or CSV.");
    }
}
