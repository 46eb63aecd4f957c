using Microsoft.AspNetCore.Diagnostics;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Model;

namespace Gateway.Errors;

/// <summary>Turns what goes wrong between gateway and service into answers that a caller can act on.</summary>
internal static class GatewayErrors
{
    public static void UseGatewayErrors(this WebApplication app)
    {
        app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            catch (BadHttpRequestException error)
            {
                await Problem.WriteAsync(
                    context, error.StatusCode,
                    error.StatusCode == StatusCodes.Status413PayloadTooLarge ? Problem.BodyTooLarge : Problem.BadRequest,
                    "The request cannot be read.");
            }
        });
        app.UseExceptionHandler(errors => errors.Run(context =>
            Problem.WriteAsync(context, StatusCodes.Status500InternalServerError, Problem.Unexpected, "Something went wrong here.")));
        app.UseStatusCodePages(context => Problem.WriteForStatusAsync(context.HttpContext));
    }

    /// <summary>Inside the proxy: a service's own answer passes untouched, a failed forward becomes a problem.</summary>
    public static async Task Translate(HttpContext context, RequestDelegate next)
    {
        await next(context);
        var failure = context.GetForwarderErrorFeature();
        if (failure is null && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = context.GetReverseProxyFeature().ProxiedDestination is null;
        }

        if (failure is not null && !context.Response.HasStarted)
        {
            context.Response.Headers.Clear();
            await WriteAsync(context, failure);
        }
    }

    private static Task WriteAsync(HttpContext context, IForwarderErrorFeature failure) => failure.Error switch
    {
        ForwarderError.RequestBodyClient when IsTooLarge(failure.Exception) =>
            Problem.WriteAsync(context, 413, Problem.BodyTooLarge, "The body is too large."),
        ForwarderError.RequestBodyClient or ForwarderError.RequestBodyCanceled =>
            Problem.WriteAsync(context, 400, Problem.BadRequest, "The request's body did not arrive."),
        ForwarderError.RequestTimedOut =>
            Problem.WriteAsync(context, 504, Problem.UpstreamTimeout, "The service did not answer in time. Whether it acted is unknown."),
        ForwarderError.Request or ForwarderError.NoAvailableDestinations => Unavailable(context),
        _ => Problem.WriteAsync(context, 502, Problem.UpstreamBroken, "The service's answer broke off. Whether it acted is unknown."),
    };

    private static bool IsTooLarge(Exception? error) => error switch
    {
        BadHttpRequestException bad => bad.StatusCode == StatusCodes.Status413PayloadTooLarge,
        AggregateException many => many.InnerExceptions.Any(IsTooLarge),
        _ => error?.InnerException is { } inner && IsTooLarge(inner),
    };

    private static Task Unavailable(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "5";
        return Problem.WriteAsync(context, 503, Problem.UpstreamUnavailable, "The service cannot be reached right now.");
    }
}
