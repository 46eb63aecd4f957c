namespace Messaging.Inbox;

/// <summary>Proof that one consumer has had the effect of one message.</summary>
public sealed class InboxMessage
{
    public Guid MessageId { get; private set; }

    public string Consumer { get; private set; } = "";

    public DateTimeOffset Received { get; private set; }
}
