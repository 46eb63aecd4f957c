using System.Threading.Channels;
using Benchmarks.Bed;
using Benchmarks.Rounds;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Benchmarks.Raw;

/// <summary>The baseline: RabbitMQ's own client, with confirms, on exchanges and a quorum queue declared like the platform's.</summary>
internal sealed class RawClient : IAsyncDisposable
{
    /// <summary>The baseline's own queue, and the two exchanges in front of it, as MassTransit has two.</summary>
    public const string Queue = "raw";

    private const string Exchange = "raw-event";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly IConnection _publishing;
    private readonly IConnection _consuming;
    private readonly IChannel _publisher;
    private readonly IChannel _consumer;

    private RawClient(IConnection publishing, IChannel publisher, IConnection consuming, IChannel consumer) =>
        (_publishing, _publisher, _consuming, _consumer) = (publishing, publisher, consuming, consumer);

    public static async Task<RawClient> ConnectAsync(Uri broker, int inFlight, CancellationToken cancellation)
    {
        var factory = new ConnectionFactory { Uri = broker };
        var publishing = await factory.CreateConnectionAsync(cancellation);
        var consuming = await factory.CreateConnectionAsync(cancellation);
        // The callers bound what is in flight; the client's own limiter would only be a second one.
        var confirms = new CreateChannelOptions(
            publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true, outstandingPublisherConfirmationsRateLimiter: null);
        var consumer = await consuming.CreateChannelAsync(cancellationToken: cancellation);
        await consumer.BasicQosAsync(0, (ushort)inFlight, global: false, cancellation);
        await DeclareAsync(consumer, cancellation);
        return new(publishing, await publishing.CreateChannelAsync(confirms, cancellation), consuming, consumer);
    }

    /// <summary>Returns when the broker has confirmed it.</summary>
    public async Task PublishAsync(RawMessage message, int number, CancellationToken cancellation) =>
        await _publisher.BasicPublishAsync(
            Exchange, routingKey: "", mandatory: true, message.Numbered(number), message.Body, cancellation);

    /// <summary>Takes one message off a queue to learn what the platform's bytes are.</summary>
    public async Task<RawMessage> TakeOneAsync(string queue, CancellationToken cancellation)
    {
        BasicGetResult? got = null;
        await Testing.Eventually.TrueAsync(
            async () => (got = await _consumer.BasicGetAsync(queue, autoAck: true, cancellation)) is not null, "a message in the queue");
        return new(got!.Body.ToArray(), got.BasicProperties);
    }

    /// <summary>Consumes and acknowledges until the result is disposed.</summary>
    public async Task<IAsyncDisposable> ConsumeAsync(Arrivals arrivals, CancellationToken cancellation)
    {
        var consumer = new AsyncEventingBasicConsumer(_consumer);
        consumer.ReceivedAsync += async (_, delivery) =>
        {
            await _consumer.BasicAckAsync(delivery.DeliveryTag, multiple: false);
            arrivals.Arrive(RawMessage.NumberOf(delivery.BasicProperties.MessageId));
        };
        var tag = await _consumer.BasicConsumeAsync(Queue, autoAck: false, consumer, cancellation);
        return new Subscription(_consumer, tag);
    }

    /// <summary>Empties a queue: the ids of exactly <paramref name="count"/> messages, and not one more.</summary>
    public async Task<IReadOnlyList<Guid>> DrainAsync(string queue, int count, CancellationToken cancellation)
    {
        var ids = Channel.CreateUnbounded<Guid>();
        var consumer = new AsyncEventingBasicConsumer(_consumer);
        consumer.ReceivedAsync += async (_, delivery) =>
        {
            ids.Writer.TryWrite(Guid.Parse(delivery.BasicProperties.MessageId!));
            await _consumer.BasicAckAsync(delivery.DeliveryTag, multiple: false);
        };
        var drained = new List<Guid>(count);
        await using (new Subscription(_consumer, await _consumer.BasicConsumeAsync(queue, autoAck: false, consumer, cancellation)))
        {
            while (drained.Count < count)
            {
                drained.Add(await ids.Reader.ReadAsync(cancellation).AsTask().WaitAsync(Patience, cancellation));
            }
        }

        await IsEmptyAsync(queue, cancellation);
        return drained;
    }

    public async Task IsEmptyAsync(string queue, CancellationToken cancellation)
    {
        var left = await _consumer.MessageCountAsync(queue, cancellation);
        WrongRunException.Unless(left == 0, $"{left} messages too many are in {queue}.");
    }

    public async ValueTask DisposeAsync()
    {
        await _publishing.DisposeAsync();
        await _consuming.DisposeAsync();
    }

    private static async Task DeclareAsync(IChannel channel, CancellationToken cancellation)
    {
        var arguments = new Dictionary<string, object?> { ["x-queue-type"] = "quorum", ["x-delivery-limit"] = 1_000_000 };
        await channel.ExchangeDeclareAsync(Exchange, ExchangeType.Fanout, durable: true, cancellationToken: cancellation);
        await channel.ExchangeDeclareAsync(Queue, ExchangeType.Fanout, durable: true, cancellationToken: cancellation);
        await channel.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false, arguments, cancellationToken: cancellation);
        await channel.ExchangeBindAsync(Queue, Exchange, "", cancellationToken: cancellation);
        await channel.QueueBindAsync(Queue, Queue, "", cancellationToken: cancellation);
    }

    private sealed class Subscription(IChannel channel, string tag) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await channel.BasicCancelAsync(tag);
    }
}
