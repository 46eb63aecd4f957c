using ServiceDefaults.Http;

namespace Registry.Feed;

internal static class FeedEndpoints
{
    public static void MapFeed(this IEndpointRouteBuilder app) =>
        app.MapApi("/feed", "Feed").MapGet("/", ReadFeed.List).RequireAuthorization(Authorization.ReadFeed)
            .WithSummary("Every change of every base after a place, in the order of the commits; no place is left out.");
}
