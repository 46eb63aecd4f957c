namespace Messaging.DeadLetters;

/// <summary>A message that a handler could not take, kept with its reason until an operator replays or discards it.</summary>
public sealed class DeadLetter
{
    private DeadLetter()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>Null when the message was so malformed that it carried none.</summary>
    public Guid? MessageId { get; private set; }

    /// <summary>The queue it was taken from.</summary>
    public string Consumer { get; private set; } = "";

    /// <summary>The event's catalogue name, or null when it could not be read: such a letter can only be discarded.</summary>
    public string? Type { get; private set; }

    public string Body { get; private set; } = "";

    public string Reason { get; private set; } = "";

    public DateTimeOffset Occurred { get; private set; }

    public DateTimeOffset? Resolved { get; private set; }

    /// <summary><c>replayed</c> or <c>discarded</c>.</summary>
    public string? Resolution { get; private set; }

    /// <summary>Who decided.</summary>
    public string? ResolvedBy { get; private set; }

    internal void Resolve(string resolution, string by, DateTimeOffset now) => (Resolution, ResolvedBy, Resolved) = (resolution, by, now);
}
