using ServiceDefaults.Http;

namespace Funding.DuePayments;

internal static class DuePaymentEndpoints
{
    public static void MapDuePayments(this IEndpointRouteBuilder app)
    {
        var due = app.MapApi("/due-payments", "Due payments").RequireAuthorization(Authorization.ReadAccounts);
        due.MapGet("/", ReadDuePayments.Handle).WithSummary("The calendar of what is to be paid and what is to come back.");
        due.MapGet("/download", ReadDuePayments.Download).WithSummary("The same as a spreadsheet, xlsx or CSV.");

        var plans = app.MapApi("/awards", "Due payments");
        plans.MapGet("/{id:guid}/payment-plan", PlanPayments.Read).RequireAuthorization(Authorization.ReadAccounts)
            .WithSummary("By when each instalment of an award is meant to be paid.");
        plans.MapPost("/{id:guid}/payment-plan", PlanPayments.Handle).RequireAuthorization(Authorization.Manage)
            .WithSummary("Plans the days of an award's instalments, or plans them anew with a reason.");
    }
}
