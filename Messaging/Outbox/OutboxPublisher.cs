using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using MassTransit;
using Messaging.Broker;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Messaging.Outbox;

/// <summary>
/// Publishes one claimed row under its own id and its own trace, and says whether the broker confirmed it in time. A publication that
/// is late is never cancelled, it is waited for again: cancelled half-way through the declaration of its exchange, the client's channel
/// answers nobody any more. One that was under way when its connection died may never end: after a while the row is published anew.
/// </summary>
internal sealed partial class OutboxPublisher(
    IBus bus, EventCatalog catalog, IOptions<MessagingOptions> options, TimeProvider time, ILogger<OutboxPublisher> logger)
{
    internal static readonly TimeSpan GivenUpAfter = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<Guid, (Task Publication, long Since)> _unconfirmed = new();

    /// <summary>Publications that the broker has not confirmed and still may. What has taken too long is given up, so that its row is published anew.</summary>
    public int CountUnconfirmed()
    {
        foreach (var late in _unconfirmed.Where(publication => time.GetElapsedTime(publication.Value.Since) >= GivenUpAfter))
        {
            _unconfirmed.TryRemove(late);
        }

        return _unconfirmed.Count;
    }

    public async Task<PublishOutcome> PublishAsync(ClaimedMessage row, CancellationToken cancellationToken)
    {
        using var activity = StartActivity(row);
        try
        {
            await UnderWay(row).WaitAsync(options.Value.SendTimeout, time, cancellationToken);
            MessagingTelemetry.Published.Add(1, MessagingTelemetry.Of(row.Type));
            return new(row, null);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            activity?.SetStatus(ActivityStatusCode.Error, failure.Message);
            MessagingTelemetry.PublishFailed.Add(1, MessagingTelemetry.Of(row.Type));
            LogPublishFailed(row.Id, row.Type, row.Attempts + 1, failure);
            return new(row, $"{failure.GetType().Name}: {failure.Message}", failure is TimeoutException or OperationCanceledException or ConnectionException);
        }
    }

    private Task UnderWay(ClaimedMessage row)
    {
        if (_unconfirmed.TryGetValue(row.Id, out var earlier))
        {
            return earlier.Publication;
        }

        var publication = StartAsync(row);
        if (!publication.IsCompleted)
        {
            var now = (publication, time.GetTimestamp());
            _unconfirmed[row.Id] = now;
            publication.ContinueWith(
                _ => _unconfirmed.TryRemove(new(row.Id, now)), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }

        return publication;
    }

    private Task StartAsync(ClaimedMessage row)
    {
        var description = catalog.Find(row.Type) ?? throw new UnknownEventException(row.Type);
        var message = JsonSerializer.Deserialize(row.Body, description.Type, OutboxMessage.Json)!;
        return row.Destination is null ? Publish(row, message, description) : SendTo(row.Destination, row, message, description);
    }

    private Task Publish(ClaimedMessage row, object message, EventDescription description) =>
        Task.WhenAll(Enumerable.Range(0, Rehearsal.Copies).Select(_ => PublishCopy(row, message, description)));

    private Task PublishCopy(ClaimedMessage row, object message, EventDescription description) =>
        bus.Publish(message, description.Type, Pipe.Execute<PublishContext>(context =>
        {
            context.MessageId = row.Id;
            context.Mandatory = description.Subscribers.Count > 0;
        }));

    private async Task SendTo(string destination, ClaimedMessage row, object message, EventDescription description)
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
        }));
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
