using Gateway.Routing;

namespace Gateway.Hygiene;

/// <summary>What every answer carries, and what none tells.</summary>
internal static class ResponseHygiene
{
    /// <summary>For answers that are data: nothing in them may run or be framed. Pages bring a policy of their own.</summary>
    private const string DataPolicy = "default-src 'none'; frame-ancestors 'none'";

    public static Task Handle(HttpContext context, RequestDelegate next)
    {
        var isOpenData = RouteTable.IsOpenData(context.Request);
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.Remove("Server");
            headers.Remove("X-Powered-By");
            headers.Remove("X-AspNet-Version");
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = isOpenData ? "cross-origin" : "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
            if (isOpenData)
            {
                headers.AccessControlAllowOrigin = "*"; // without a log-in there is nothing in a browser that could leak by it
                headers.AccessControlExposeHeaders = "ETag";
            }

            if (headers.ContentSecurityPolicy.Count == 0)
            {
                headers.ContentSecurityPolicy = DataPolicy;
            }

            if (headers.CacheControl.Count == 0)
            {
                headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        });
        return next(context);
    }
}
