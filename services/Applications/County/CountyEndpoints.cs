using ServiceDefaults.Http;

namespace Applications.County;

internal static class CountyEndpoints
{
    public static void MapCounties(this IEndpointRouteBuilder app)
    {
        var bodies = app.MapApi("/promotion-bodies", "Counties");
        bodies.MapGet("/", ReadPromotionBodies.List).RequireAuthorization(Authorization.ReadCounties)
            .WithSummary("The counties' and zones' promotion bodies (R72) that the caller may read, oldest first.");
        bodies.MapGet("/{id:guid}", ReadPromotionBodies.One).RequireAuthorization(Authorization.ReadCounties).WithSummary("One promotion body.");
        bodies.MapPost("/", KeepPromotionBody.Create).RequireAuthorization(Authorization.KeepPromotionBodies)
            .WithSummary("Records the promotion body of a county or zone, without which it cannot recommend.");
        bodies.MapPut("/{id:guid}", KeepPromotionBody.Change).RequireAuthorization(Authorization.KeepPromotionBodies)
            .WithSummary("Replaces the particulars of a promotion body.");

        var lists = app.MapApi("/county-lists", "Counties");
        lists.MapGet("/", ReadCountyLists.List).RequireAuthorization(Authorization.ReadCounties)
            .WithSummary("What counties recommend by kind, in their order, oldest list first.");
        lists.MapGet("/{id:guid}", ReadCountyLists.One).RequireAuthorization(Authorization.ReadCounties).WithSummary("One county's list.");
        lists.MapPost("/{id:guid}/order", OrderCountyList.Handle).RequireAuthorization(Authorization.ReviewForCounty)
            .WithSummary("Puts the list in another order, until the call closes or the commission begins to check.");

        app.MapApi("/recommendation-points", "Counties").MapGet("/", ReadCountyLists.Points).RequireAuthorization(Authorization.ReadCounties)
            .WithSummary("The points that a county checks before it recommends.");
    }
}
