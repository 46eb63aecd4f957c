using Applications.History;
using Applications.Lists.Export;
using Applications.Lists.Import;
using Applications.Lists.Views;
using ServiceDefaults.Http;

namespace Applications.Lists;

internal static class ListEndpoints
{
    public static void MapLists(this IEndpointRouteBuilder app)
    {
        var applications = app.MapApi("/applications", "Applications");
        var reading = applications.MapGroup("").RequireAuthorization(Authorization.ReadApplications);
        reading.MapGet("/", ListApplications.Handle).WithSummary("The applications that the caller may read: filtered, searched, sorted, page by page.");
        reading.MapGet("/export", ExportApplications.Handle)
            .WithSummary("The same as a spreadsheet, xlsx or CSV, with every field that the caller may read, the answer to each item, rank and score.");
        reading.MapGet("/{id:guid}/history", ReadHistory.Handle)
            .WithSummary("Who moved an application, when, why, from which state to which; names as the caller's role may know them.");

        var imports = applications.MapGroup("/recommendation-imports").RequireAuthorization(Authorization.RecommendForCounty);
        imports.MapPost("/", ImportRecommendations.Handle)
            .WithSummary("Takes a county's recommendations from a spreadsheet: all rows or none; a dry run reports every error and changes nothing.");
        imports.MapGet("/", ReadImports.List).WithSummary("The caller's county's imports, oldest first.");
        imports.MapGet("/{id:guid}", ReadImports.One).WithSummary("One import with what it did.");
        MapViews(app);
    }

    private static void MapViews(IEndpointRouteBuilder app)
    {
        var views = app.MapApi("/application-views", "Applications").MapGroup("").RequireAuthorization(Authorization.ReadApplications);
        views.MapGet("/", ReadViews.List).WithSummary("The caller's saved views, and those that its office shares.");
        views.MapGet("/{id:guid}", ReadViews.One).WithSummary("One saved view.");
        views.MapPost("/", KeepView.New).WithSummary("Saves a view: name, filter, sort, columns.");
        views.MapPut("/{id:guid}", KeepView.Change).WithSummary("Replaces a view of the caller's own.");
        views.MapDelete("/{id:guid}", RemoveView.Handle).WithSummary("Removes a view of the caller's own.");
    }
}
