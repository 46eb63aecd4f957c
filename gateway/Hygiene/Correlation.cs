using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Gateway.Hygiene;

/// <summary>
/// Gives every request one id that caller, logs and services share: the caller's if it is a plain one, else a new one. The trace
/// (traceparent) goes its own way beside it.
/// </summary>
internal static partial class Correlation
{
    public const string Header = "X-Correlation-Id";

    public static async Task Handle(HttpContext context, RequestDelegate next)
    {
        var id = context.Request.Headers[Header] is [{ } given] && PlainId().IsMatch(given)
            ? given
            : Guid.CreateVersion7().ToString("N");
        context.Request.Headers[Header] = id;
        Activity.Current?.SetTag("correlation.id", id);
        context.Response.OnStarting(() =>
        {
            context.Response.Headers[Header] = id;
            return Task.CompletedTask;
        });
        var log = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Gateway");
        using (log.BeginScope(new Dictionary<string, object> { ["CorrelationId"] = id }))
        {
            await next(context);
        }
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{8,64}$", RegexOptions.CultureInvariant)]
    private static partial Regex PlainId();
}
