namespace Messaging.Inbox;

/// <summary>The message this scope is handling, if any: who acts, as far as the audit log is concerned.</summary>
public sealed class CurrentMessage
{
    public Guid? Id { get; internal set; }

    /// <summary>The queue it came from.</summary>
    public string? Consumer { get; internal set; }
}
