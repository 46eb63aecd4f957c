using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ServiceDefaults.Http;

/// <summary>What everybody may ask without a log-in. A POST happens once for one key here too.</summary>
public static class PublicApi
{
    private const int SecondsFresh = 60;

    public static RouteGroupBuilder MapPublicApi(this IEndpointRouteBuilder app, string prefix, string tag)
    {
        var group = app.MapGroup(prefix).WithTags(tag).AllowAnonymous();
        group.AddEndpointFilter((invocation, next) => HttpMethods.IsPost(invocation.HttpContext.Request.Method)
            ? IdempotencyFilter.InvokeAsync(invocation, next)
            : next(invocation));
        return group;
    }

    /// <summary>The answer is the same for everybody: caches may keep it for a minute, and ask by its tag whether it has changed.</summary>
    public static RouteHandlerBuilder Cacheable(this RouteHandlerBuilder route) => route.AddEndpointFilter(async (invocation, next) =>
    {
        var answer = RecordedAnswer.From(await next(invocation), invocation.HttpContext);
        if (answer.Body is null)
        {
            return Results.StatusCode(answer.Status);
        }

        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(answer.Body)))}\"";
        var (request, response) = (invocation.HttpContext.Request, invocation.HttpContext.Response);
        response.Headers.CacheControl = $"public, max-age={SecondsFresh}";
        response.Headers.ETag = tag;
        return request.Headers.IfNoneMatch.Contains(tag) ? Results.StatusCode(StatusCodes.Status304NotModified) : answer with { ETag = tag };
    });
}
