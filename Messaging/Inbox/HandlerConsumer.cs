using Contracts;
using MassTransit;

namespace Messaging.Inbox;

/// <summary>Gives a plain handler its message; keeps MassTransit out of the services.</summary>
internal sealed class HandlerConsumer<TEvent, THandler>(THandler handler) : IConsumer<TEvent>
    where TEvent : class, IEvent
    where THandler : class, IHandle<TEvent>
{
    public Task Consume(ConsumeContext<TEvent> context) => handler.HandleAsync(context.Message, context.CancellationToken);
}
