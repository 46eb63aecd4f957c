using System.Diagnostics;
using System.Text.Json;
using Contracts;

namespace Messaging.Outbox;

/// <summary>An event that is committed with the change it tells of, and waits to be published.</summary>
public sealed class OutboxMessage
{
    /// <summary>Events travel in web JSON: camel case, numbers as numbers.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private OutboxMessage()
    {
    }

    public long Seq { get; private set; }

    /// <summary>Becomes the message id, so a message that was sent twice has its effect once.</summary>
    public Guid Id { get; private set; }

    public Guid AggregateId { get; private set; }

    public long AggregateVersion { get; private set; }

    /// <summary>The event's catalogue name.</summary>
    public string Type { get; private set; } = "";

    public string Body { get; private set; } = "";

    public string? TraceParent { get; private set; }

    public DateTimeOffset Created { get; private set; }

    public int Attempts { get; private set; }

    public DateTimeOffset NextAttempt { get; private set; }

    public bool Dead { get; private set; }

    public string? LastError { get; private set; }

    /// <summary>One queue, for a replayed dead letter; null for a publication to all subscribers.</summary>
    public string? Destination { get; private set; }

    internal static OutboxMessage For(IEvent message, EventDescription description, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        AggregateId = message.AggregateId,
        AggregateVersion = message.Version,
        Type = description.Name,
        Body = JsonSerializer.Serialize(message, message.GetType(), Json),
        TraceParent = Activity.Current?.Id,
        Created = now,
        NextAttempt = now,
    };

    internal static OutboxMessage Replay(Guid messageId, string type, string body, string destination, DateTimeOffset now) => new()
    {
        Id = messageId,
        Type = type,
        Body = body,
        TraceParent = Activity.Current?.Id,
        Created = now,
        NextAttempt = now,
        Destination = destination,
    };
}
