using ServiceDefaults.Http;

namespace Applications.Calls;

internal static class CallEndpoints
{
    public static void MapCalls(this IEndpointRouteBuilder app)
    {
        var calls = app.MapApi("/calls", "Calls");
        calls.MapGet("/", ReadCalls.List).RequireAuthorization(Authorization.ReadCalls)
            .WithSummary("Calls, oldest first; drafts for development and reform officers only.");
        calls.MapGet("/{id:guid}", ReadCalls.One).RequireAuthorization(Authorization.ReadCalls).WithSummary("One call.");
        calls.MapPost("/", DraftCall.Handle).RequireAuthorization(Authorization.ManageCalls).WithSummary("Drafts a call (R86).");
        calls.MapPost("/{id:guid}/publish", PublishCall.Handle).RequireAuthorization(Authorization.ManageCalls)
            .WithSummary("Publishes a draft: from now on its rules change by amendment only.");
    }
}
