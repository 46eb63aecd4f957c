using MassTransit;
using Messaging.Inbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Messaging.DeadLetters;

/// <summary>
/// The end of the line for a message no handler took: it is written to <c>dead_letter</c> with its reason, and only then
/// acknowledged. When even that fails the message goes back to its queue.
/// </summary>
internal sealed partial class DeadLetterFilter(IServiceProvider services, ILogger<DeadLetterFilter> logger)
    : IFilter<ExceptionReceiveContext>, IFilter<ReceiveContext>
{
    public async Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        var cause = context.Exception.GetBaseException();
        await StoreAsync(context, $"{cause.GetType().Name}: {cause.Message}");
        if (!context.IsFaulted)
        {
            await context.NotifyFaulted(context.Exception); // else it would pass for skipped, and die a second time
        }
    }

    public Task Send(ReceiveContext context, IPipe<ReceiveContext> next) =>
        StoreAsync(context, "No handler of this queue takes this type of message.");

    public void Probe(ProbeContext context) => context.CreateFilterScope("dead-letter");

    private async Task StoreAsync(ReceiveContext context, string reason)
    {
        await using var scope = services.CreateAsyncScope();
        var catalog = scope.ServiceProvider.GetRequiredService<EventCatalog>();
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        var envelope = Envelope.Read(context.Body.GetBytes(), catalog);
        var consumer = context.QueueName();
        // The same message can fail again after a replay: it reopens its letter.
        await scope.ServiceProvider.GetRequiredService<DbContext>().Database.ExecuteSqlAsync(
            $"""
             INSERT INTO dead_letter (id, message_id, consumer, type, body, reason, occurred)
             VALUES ({Guid.CreateVersion7(now)}, {envelope.MessageId}, {consumer}, {envelope.Type}, {Envelope.Storable(envelope.Body)}, {Envelope.Storable(reason)}, {now})
             ON CONFLICT (message_id, consumer) DO UPDATE
             SET reason = excluded.reason, occurred = excluded.occurred, resolved = NULL, resolution = NULL, resolved_by = NULL
             """,
            CancellationToken.None);
        MessagingTelemetry.DeadLetters.Add(1, MessagingTelemetry.Of(consumer));
        LogDeadLetter(consumer, envelope.MessageId, reason);
    }

    [LoggerMessage(1010, LogLevel.Error, "Message {MessageId} from {Consumer} is dead: {Reason}")]
    private partial void LogDeadLetter(string consumer, Guid? messageId, string reason);
}
