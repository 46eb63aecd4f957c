using Messaging.DeadLetters;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace ServiceDefaults.Operations;

/// <summary>Where an operator sees messages that could not be published or handled, replays them or gives them up.</summary>
internal static class DeadLetterEndpoints
{
    public static void MapDeadLetters(this IEndpointRouteBuilder app)
    {
        var group = app.MapApi("/operations/dead-letters", "Operations").RequireAuthorization(policy => policy.Person(Role.Operator));
        group.MapGet("/", (DeadLetterDesk desk, CancellationToken cancellationToken) => desk.ListAsync(cancellationToken))
            .WithSummary("Messages that could not be published or handled, oldest first.");
        group.MapPost("/{id:guid}/replay", Replay).WithSummary("Puts one message back to the queue that failed.");
        group.MapPost("/{id:guid}/discard", Discard).WithSummary("Gives one message up; the row and who decided stay.");
    }

    private static async Task<Results<NoContent, NotFound>> Replay(
        Guid id, DeadLetterDesk desk, Caller caller, CancellationToken cancellationToken) =>
        Answer(await desk.ReplayAsync(id, caller.Subject, cancellationToken));

    private static async Task<Results<NoContent, NotFound>> Discard(
        Guid id, DeadLetterDesk desk, Caller caller, CancellationToken cancellationToken) =>
        Answer(await desk.DiscardAsync(id, caller.Subject, cancellationToken));

    private static Results<NoContent, NotFound> Answer(DeadLetterDecision decision) => decision switch
    {
        DeadLetterDecision.Done => TypedResults.NoContent(),
        DeadLetterDecision.NotFound => TypedResults.NotFound(),
        DeadLetterDecision.AlreadyResolved => throw new RuleViolationException(
            "dead-letter-resolved", "Somebody has decided on this message already: reload the list."),
        _ => throw new RuleViolationException(
            "dead-letter-unreadable", "This message cannot be read, so it cannot be replayed: discard it."),
    };
}
