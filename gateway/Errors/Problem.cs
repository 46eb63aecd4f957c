using Microsoft.AspNetCore.Mvc;

namespace Gateway.Errors;

/// <summary>Everything the gateway itself says no with: problem+json with a stable code, never a stack trace.</summary>
internal static class Problem
{
    public const string UpstreamUnavailable = "gateway-upstream-unavailable";
    public const string UpstreamTimeout = "gateway-upstream-timeout";
    public const string UpstreamBroken = "gateway-upstream-broken";
    public const string PathRefused = "gateway-path-refused";
    public const string BodyTooLarge = "gateway-body-too-large";
    public const string TooManyRequests = "gateway-too-many-requests";
    public const string BadRequest = "gateway-bad-request";
    public const string Unexpected = "gateway-error";

    public static async Task WriteAsync(HttpContext context, int status, string code, string title)
    {
        if (context.Response.HasStarted)
        {
            return;
        }

        context.Response.StatusCode = status;
        context.Response.ContentLength = null;
        var problem = new ProblemDetails { Status = status, Title = title, Extensions = { ["code"] = code } };
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.WriteAsJsonAsync(problem, options: null, "application/problem+json", CancellationToken.None);
        }
    }

    /// <summary>Answers that have no body of their own, such as 401 and 404 of the gateway.</summary>
    public static Task WriteForStatusAsync(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status401Unauthorized => WriteAsync(context, 401, "token-missing-or-invalid", "A valid access token is needed."),
        StatusCodes.Status403Forbidden => WriteAsync(context, 403, "not-allowed", "This token may not do that."),
        StatusCodes.Status404NotFound => WriteAsync(context, 404, "not-found", "There is nothing here."),
        StatusCodes.Status405MethodNotAllowed => WriteAsync(context, 405, "method-not-allowed", "This method is not available here."),
        StatusCodes.Status413PayloadTooLarge => WriteAsync(context, 413, BodyTooLarge, "The body is too large."),
        var status => WriteAsync(context, status, status < 500 ? BadRequest : Unexpected, "The request was not served."),
    };
}
