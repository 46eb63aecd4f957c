using Microsoft.Net.Http.Headers;
using Registry.Data;
using Registry.Feed;

namespace Registry.OpenData;

/// <summary>
/// The tag of answers that cost something: how far the feed has come. Whoever has read since the last change of any base is told
/// so before anything is computed. Weak, because a change may already show in an answer that was begun before it.
/// </summary>
internal static class FeedTag
{
    private static readonly string Build = typeof(FeedTag).Module.ModuleVersionId.ToString("N");

    public static RouteHandlerBuilder TaggedByFeed(this RouteHandlerBuilder route) => route.AddEndpointFilter(async (invocation, next) =>
    {
        var (request, response) = (invocation.HttpContext.Request, invocation.HttpContext.Response);
        var db = invocation.HttpContext.RequestServices.GetRequiredService<RegistryDb>();
        var tag = new EntityTagHeaderValue($"\"{await FeedEntry.HeadAsync(db, invocation.HttpContext.RequestAborted)}-{Build}\"", isWeak: true);
        response.Headers.CacheControl = "public, max-age=60";
        response.Headers.ETag = tag.ToString();
        return request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false))
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : await next(invocation);
    });
}
