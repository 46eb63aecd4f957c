using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ServiceDefaults.Http;

/// <summary>What no endpoint may forget: a caller, an idempotency key on POST, an ETag on every aggregate shown.</summary>
public static class ApiGroup
{
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder app, string prefix, string tag)
    {
        var group = app.MapGroup(prefix).WithTags(tag).RequireAuthorization();
        group.AddEndpointFilter(ETags.Filter);
        group.AddEndpointFilter((invocation, next) => HttpMethods.IsPost(invocation.HttpContext.Request.Method)
            ? IdempotencyFilter.InvokeAsync(invocation, next)
            : next(invocation));
        return group;
    }
}
