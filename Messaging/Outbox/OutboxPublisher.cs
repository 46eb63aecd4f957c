using System.Diagnostics;
using System.Text.Json;
using MassTransit;
using Messaging.Broker;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Messaging.Outbox;

/// <summary>Publishes one claimed row under its own id and its own trace, and says whether the broker confirmed it.</summary>
internal sealed partial class OutboxPublisher(
    IBus bus, EventCatalog catalog, IOptions<MessagingOptions> options, ILogger<OutboxPublisher> logger)
{
    public async Task<PublishOutcome> PublishAsync(ClaimedMessage row, CancellationToken cancellationToken)
    {
        using var activity = StartActivity(row);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(options.Value.SendTimeout);
        try
        {
            var description = catalog.Find(row.Type) ?? throw new UnknownEventException(row.Type);
            var message = JsonSerializer.Deserialize(row.Body, description.Type, OutboxMessage.Json)!;
            await (row.Destination is null
                ? Publish(row, message, description, timeout.Token)
                : SendTo(row.Destination, row, message, description, timeout.Token)).WaitAsync(timeout.Token);
            MessagingTelemetry.Published.Add(1, MessagingTelemetry.Of(row.Type));
            return new(row, null);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            activity?.SetStatus(ActivityStatusCode.Error, failure.Message);
            MessagingTelemetry.PublishFailed.Add(1, MessagingTelemetry.Of(row.Type));
            LogPublishFailed(row.Id, row.Type, row.Attempts + 1, failure);
            return new(row, $"{failure.GetType().Name}: {failure.Message}", failure is OperationCanceledException or ConnectionException);
        }
    }

    private Task Publish(ClaimedMessage row, object message, EventDescription description, CancellationToken cancellationToken) =>
        Task.WhenAll(Enumerable.Range(0, Rehearsal.Copies).Select(_ => PublishCopy(row, message, description, cancellationToken)));

    private Task PublishCopy(ClaimedMessage row, object message, EventDescription description, CancellationToken cancellationToken) =>
        bus.Publish(message, description.Type, Pipe.Execute<PublishContext>(context =>
        {
            context.MessageId = row.Id;
            context.Mandatory = description.Subscribers.Count > 0;
        }), cancellationToken);

    private async Task SendTo(
        string destination, ClaimedMessage row, object message, EventDescription description, CancellationToken cancellationToken)
    {
        // By exchange, not by queue: a queue address would declare the queue again, with other arguments.
        var endpoint = await bus.GetSendEndpoint(new Uri($"exchange:{destination}"));
        await endpoint.Send(message, description.Type, Pipe.Execute<SendContext>(context =>
        {
            context.MessageId = row.Id;
            if (context.TryGetPayload<RabbitMqSendContext>(out var rabbit))
            {
                rabbit.Mandatory = true;
            }
        }), cancellationToken);
    }

    private static Activity? StartActivity(ClaimedMessage row)
    {
        // The relay serves many traces: each row continues the one it was written in, none continues the relay's.
        Activity.Current = null;
        return ActivityContext.TryParse(row.TraceParent, null, isRemote: true, out var parent)
            ? MessagingTelemetry.Source.StartActivity($"relay {row.Type}", ActivityKind.Producer, parent)
            : MessagingTelemetry.Source.StartActivity($"relay {row.Type}", ActivityKind.Producer);
    }

    [LoggerMessage(1001, LogLevel.Warning, "Publishing {MessageId} ({Type}) failed at attempt {Attempt}; it stays in the outbox")]
    private partial void LogPublishFailed(Guid messageId, string type, int attempt, Exception failure);
}

/// <summary>A row names an event this build does not know, as an old version beside a new one would see.</summary>
public sealed class UnknownEventException(string name)
    : Exception($"This build knows no event '{name}'. A newer version wrote it, and will publish it.");
