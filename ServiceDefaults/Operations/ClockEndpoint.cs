using Calendar;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace ServiceDefaults.Operations;

/// <summary>Where an operator sees which business time a service goes by; in demo mode a move takes a moment to reach each.</summary>
internal static class ClockEndpoint
{
    /// <param name="BusinessTime">In UTC.</param>
    /// <param name="Today">The business date in Shanghai.</param>
    public sealed record View(DateTimeOffset BusinessTime, DateOnly Today);

    public static void MapClock(this IEndpointRouteBuilder app) => app.MapApi("/operations", "Operations")
        .MapGet("/clock", (BusinessClock clock) => TypedResults.Ok(new View(clock.Now, clock.Today)))
        .RequireAuthorization(policy => policy.Person(Role.Operator))
        .WithSummary("The service's business time.");
}
