using Microsoft.AspNetCore.Http;

namespace ServiceDefaults.Http;

/// <summary>
/// Makes a POST happen once for one key. Key, change and answer commit together, so a lost answer can be asked for again;
/// two requests with one key at once wait for each other, and the second is given the first one's answer.
/// </summary>
internal static class IdempotencyFilter
{
    public const string Header = IdempotencyClaim.Header;

    public static async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        if (invocation.Arguments.Any(argument => argument is IdempotencyClaim))
        {
            return await next(invocation); // this handler keeps key and answer itself
        }

        var claim = await IdempotencyClaim.BindAsync(invocation.HttpContext);
        return await claim!.OnceAsync(invocation.HttpContext, () => next(invocation));
    }
}
