using Contracts;

namespace Messaging;

public interface IHandle<in TEvent>
    where TEvent : class, IEvent
{
    Task HandleAsync(TEvent message, CancellationToken cancellationToken);
}
