using System.Security.Cryptography;
using System.Text.Json;
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
        var result = await next(invocation);
        var (status, value) = RecordedAnswer.Open(result);
        if (status != StatusCodes.Status200OK || value is null)
        {
            return result;
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), RecordedAnswer.Json(invocation.HttpContext));
        invocation.HttpContext.Response.Headers.CacheControl = $"public, max-age={SecondsFresh}";
        return TypedResults.Bytes(body, RecordedAnswer.ContentType, entityTag: new($"\"{Convert.ToHexStringLower(SHA256.HashData(body))}\""));
    });
}
