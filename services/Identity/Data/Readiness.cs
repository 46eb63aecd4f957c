using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Identity.Data;

/// <summary>Says whether tokens can be issued now and, if not, why not; until then requests get 503 and are to be tried again.</summary>
internal sealed class Readiness(IServiceScopeFactory scopes) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Why this process cannot serve yet; null once it can.</summary>
    public string? Waiting { get; set; } = "The service is starting.";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (Waiting is { } reason)
        {
            return HealthCheckResult.Unhealthy(reason);
        }

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(Patience);
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IdentityDb>().Database.CanConnectAsync(timeout.Token)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("identitydb does not answer.");
    }

    public async Task Guard(HttpContext context, RequestDelegate next)
    {
        if (Waiting is not null && context.Request.Path.Value is not ("/health" or "/alive"))
        {
            await Unavailable(context, "identity-starting", "The service is starting.");
            return;
        }

        try
        {
            await next(context);
        }
        catch (Exception error) when (Database.IsDatabaseTrouble(error) && !context.Response.HasStarted)
        {
            context.Response.Clear();
            await Unavailable(context, "identity-database-unavailable", "The service has lost its database and waits for it.");
        }
    }

    private static Task Unavailable(HttpContext context, string code, string reason)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "5";
        var problem = new ProblemDetails
        {
            Status = StatusCodes.Status503ServiceUnavailable,
            Title = reason,
            Extensions = { ["code"] = code },
        };
        return context.Response.WriteAsJsonAsync(problem, options: null, "application/problem+json");
    }
}
