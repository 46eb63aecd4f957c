using Contracts;

namespace Messaging;

/// <summary>What a service does on an event: change its own state through the scoped <c>DbContext</c>, nothing else.</summary>
/// <remarks>
/// Runs inside the inbox's transaction, which saves and commits after it returns: an effect happens once, or not at all.
/// A handler never waits for a gap in versions; it ignores a version at or below the last one it applied.
/// </remarks>
public interface IHandle<in TEvent>
    where TEvent : class, IEvent
{
    Task HandleAsync(TEvent message, CancellationToken cancellationToken);
}
