using Registry.Rectifications;
using Registry.Support;
using ServiceDefaults.Http;

namespace Registry.Bases;

internal static class BaseEndpoints
{
    public static void MapBases(this IEndpointRouteBuilder app)
    {
        var bases = app.MapApi("/bases", "Bases");
        bases.MapGet("/", ReadBases.List).RequireAuthorization(Authorization.ReadBases)
            .WithSummary("Registered bases, oldest first (R79).");
        bases.MapGet("/{id:guid}", ReadBases.One).RequireAuthorization(Authorization.ReadBases).WithSummary("One base.");
        bases.MapGet("/{id:guid}/history", ReadHistory.List).RequireAuthorization(Authorization.ReadManagement)
            .WithSummary("Every change of a base with the state after it, oldest first (R79).");
        bases.MapGet("/{id:guid}/support", ReadSupport.List).RequireAuthorization(Authorization.ReadBases)
            .WithSummary("What public money a base was promised, paid and asked back (R82); for those who deal with its money.");
        bases.MapPost("/{id:guid}/rectifications", OrderRectification.Handle).RequireAuthorization(Authorization.ManageBases)
            .WithSummary("Orders a slow or poor base to rectify by a date (R83).");
    }
}
