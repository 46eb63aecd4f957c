using ServiceDefaults.Http;

namespace Registry.Changes;

internal static class ChangeEndpoints
{
    public static void MapChanges(this IEndpointRouteBuilder app)
    {
        app.MapApi("/bases/{id:guid}/change-requests", "Changes").MapPost("/", RequestChange.Handle).RequireAuthorization(Authorization.AnswerForBase)
            .WithSummary("The builder asks for another name, another builder, another account, a renewal of the title, or to leave.");

        var group = app.MapApi("/change-requests", "Changes");
        var readers = group.MapGroup("").RequireAuthorization(Authorization.ReadManagement);
        readers.MapGet("/", ReadChanges.List).WithSummary("Requests of builders, oldest first; a builder's own, a county's own.");
        readers.MapGet("/{id:guid}", ReadChanges.One).WithSummary("One request.");
        group.MapPost("/{id:guid}/withdraw", WithdrawChange.Handle).RequireAuthorization(Authorization.AnswerForBase)
            .WithSummary("The builder takes its request back.");
        var commission = group.MapGroup("/{id:guid}").RequireAuthorization(Authorization.ManageBases);
        commission.MapPost("/approve", ApproveChange.Handle).WithSummary("The commission approves by a document; the base is changed with it.");
        commission.MapPost("/refuse", RefuseChange.Handle).WithSummary("The commission refuses, with its reason.");
    }
}
