using ServiceDefaults.Http;

namespace Registry.Dashboards;

internal static class DashboardEndpoints
{
    public static void MapDashboards(this IEndpointRouteBuilder app)
    {
        var programme = app.MapApi("/programme", "Programme").RequireAuthorization(Authorization.ReadManagement);
        programme.MapGet("/targets", ReadTargets.One)
            .WithSummary("Targets against what was reached in a year, by kind and county (R10, R37-R40, R56-R58, R69, R77, R78).");
        programme.MapGet("/targets/export", ExportDashboards.Targets).WithSummary("The same as a spreadsheet: ?format=xlsx|csv.");
        programme.MapGet("/warnings/export", ExportDashboards.Warnings).WithSummary("Every warning as a spreadsheet: ?format=xlsx|csv.");
        programme.MapGet("/warnings", ReadWarnings.List)
            .WithSummary("Early warnings with their reasons, by base, the gravest first; by kind, county and level.");
    }
}
