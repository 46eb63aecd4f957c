using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Messaging.Inbox;

/// <summary>
/// One transaction a message: note it in the inbox, let the handler change state, save with audit and outbox rows, commit,
/// and only then acknowledge. A message that was seen before has no effect.
/// </summary>
/// <remarks>Sits inside the retry, so every attempt starts over with a fresh scope and a fresh <c>DbContext</c>.</remarks>
internal sealed class InboxFilter<TMessage>(DbContext db, CurrentMessage current, TimeProvider time) : IFilter<ConsumeContext<TMessage>>
    where TMessage : class
{
    public async Task Send(ConsumeContext<TMessage> context, IPipe<ConsumeContext<TMessage>> next)
    {
        var messageId = context.MessageId ?? throw new MessageWithoutIdException();
        var consumer = context.ReceiveContext.QueueName();
        (current.Id, current.Consumer) = (messageId, consumer);
        await Rehearsal.HoldBackAsync(time, context.CancellationToken);
        db.Database.AutoSavepointsEnabled = false; // whatever fails, the whole message is tried again
        await using var transaction = await db.Database.BeginTransactionAsync(context.CancellationToken);
        var isNew = await db.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO inbox (message_id, consumer, received)
             VALUES ({messageId}, {consumer}, {time.GetUtcNow()})
             ON CONFLICT DO NOTHING
             """,
            context.CancellationToken) == 1;
        if (!isNew)
        {
            MessagingTelemetry.Duplicates.Add(1, MessagingTelemetry.Of(consumer));
            await context.NotifyConsumed(context, TimeSpan.Zero, "inbox"); // else it would pass for skipped, and become a dead letter
            return;
        }

        await next.Send(context);
        await db.SaveChangesAsync(context.CancellationToken);
        CrashPoint.Visit("inbox.before-commit");
        await transaction.CommitAsync(context.CancellationToken);
        CrashPoint.Visit("inbox.after-commit-before-ack");
        MessagingTelemetry.Consumed.Add(1, MessagingTelemetry.Of(consumer));
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("inbox");
}

/// <summary>A message without an id cannot be told from its own copy.</summary>
public sealed class MessageWithoutIdException() : Exception("The message carries no message id, so it cannot be handled exactly once.");
