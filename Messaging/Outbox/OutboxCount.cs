namespace Messaging.Outbox;

/// <summary>How many messages of one type this service has published; rows leave the outbox, this count stays.</summary>
public sealed class OutboxCount
{
    public string Type { get; private set; } = "";

    public long Count { get; private set; }
}
