using System.Text;
using System.Text.Json;
using Contracts;
using Messaging;
using Messaging.Outbox;
using RabbitMQ.Client;

namespace Testing.Services;

/// <summary>Puts an event into a service's queue as its publisher's relay would, from outside.</summary>
public static class EventDelivery
{
    public static async Task SendAsync(string broker, string service, IEvent message)
    {
        var description = new EventCatalog(typeof(IEvent).Assembly).Describe(message.GetType());
        await using var connection = await new ConnectionFactory { Uri = new(broker) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true));
        var envelope = JsonSerializer.Serialize(new
        {
            messageId = Guid.CreateVersion7(),
            messageType = new[] { $"urn:message:{description.Exchange}" },
            message = (object)message,
        }, OutboxMessage.Json);
        await Eventually.TrueAsync(
            () => TryPublishAsync(channel, description.QueueOf(service), envelope), $"{description.QueueOf(service)} takes messages");
    }

    /// <summary>False while the service is still declaring its queue.</summary>
    private static async Task<bool> TryPublishAsync(IChannel channel, string exchange, string envelope)
    {
        if (!channel.IsOpen)
        {
            throw new InvalidOperationException($"The exchange {exchange} does not exist: does the service subscribe?");
        }

        try
        {
            await channel.BasicPublishAsync(
                exchange, "", mandatory: true, new BasicProperties { ContentType = "application/vnd.masstransit+json", Persistent = true },
                Encoding.UTF8.GetBytes(envelope));
            return true;
        }
        catch (RabbitMQ.Client.Exceptions.PublishException returned) when (returned.IsReturn)
        {
            return false;
        }
    }
}
