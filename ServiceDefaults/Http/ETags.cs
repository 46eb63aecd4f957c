using Microsoft.AspNetCore.Http;

namespace ServiceDefaults.Http;

/// <summary>An aggregate's revision as a strong ETag, set on every answer that shows the aggregate.</summary>
internal static class ETags
{
    public static string Format(long revision) => $"\"{revision}\"";

    /// <summary>Sets the tag, and answers 304 to a reader who has that revision already.</summary>
    public static async ValueTask<object?> Filter(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var result = await next(invocation);
        var inner = result;
        while (inner is INestedHttpResult nested)
        {
            inner = nested.Result;
        }

        if ((inner as IValueHttpResult)?.Value is not IVersioned versioned)
        {
            return result;
        }

        var (request, response) = (invocation.HttpContext.Request, invocation.HttpContext.Response);
        var tag = Format(versioned.Revision);
        response.Headers.ETag = tag;
        return HttpMethods.IsGet(request.Method) && request.Headers.IfNoneMatch == tag
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : result;
    }
}
