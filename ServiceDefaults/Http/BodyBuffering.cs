using Microsoft.AspNetCore.Http;

namespace ServiceDefaults.Http;

/// <summary>Keeps the body of a request with an Idempotency-Key readable, so that it can be hashed after it was bound.</summary>
internal sealed class BodyBuffering(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Headers.ContainsKey(IdempotencyFilter.Header))
        {
            context.Request.EnableBuffering();
        }

        return next(context);
    }
}
