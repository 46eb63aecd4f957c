using Contracts;
using MassTransit;
using Messaging.Inbox;
using Microsoft.Extensions.DependencyInjection;

namespace Messaging;

/// <summary>The events one service takes, each with its handler; one queue each.</summary>
public sealed class Subscriptions
{
    private readonly List<Action<IBusRegistrationConfigurator, string>> _registrations = [];

    public Subscriptions On<TEvent, THandler>()
        where TEvent : class, IEvent
        where THandler : class, IHandle<TEvent>
    {
        var description = EventDescription.Of(typeof(TEvent));
        _registrations.Add((bus, service) =>
        {
            if (!description.Subscribers.Contains(service))
            {
                throw new InvalidOperationException(
                    $"{service} handles {description.Name} but is not among its subscribers: add it to the event's [Event] attribute.");
            }

            bus.AddScoped<THandler>();
            bus.AddConsumer<HandlerConsumer<TEvent, THandler>>().Endpoint(endpoint => endpoint.Name = description.QueueOf(service));
        });
        return this;
    }

    internal void AddConsumersTo(IBusRegistrationConfigurator bus, string service) =>
        _registrations.ForEach(register => register(bus, service));
}
