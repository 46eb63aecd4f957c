using Contracts.Applications;
using Evaluation.Data;
using Evidence;
using Messaging;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Rounds;

/// <summary>On <see cref="CallPublished"/>: a round opens for the call, and follows the call's later versions.</summary>
internal sealed class OpenRound(EvaluationDb db) : IHandle<CallPublished>
{
    public async Task HandleAsync(CallPublished message, CancellationToken cancellationToken)
    {
        var round = await db.Rounds.SingleOrDefaultAsync(r => r.CallId == message.AggregateId, cancellationToken);
        if (round is null)
        {
            round = new(message);
            db.Rounds.Add(round);
            db.Record(round, "round-opened");
        }
        else if (round.Apply(message))
        {
            db.Record(round, "round-followed-call");
        }
    }
}
