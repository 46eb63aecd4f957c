using Contracts;
using MassTransit;
using Messaging.Broker;
using Messaging.DeadLetters;
using Messaging.Inbox;
using Messaging.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Messaging;

/// <summary>Composes a service's messaging: outbox, relay, inbox, dead letters and their health.</summary>
public static class MessagingExtensions
{
    public const string ConnectionName = "messaging";

    /// <remarks>Needs an <c>NpgsqlDataSource</c> and the service's <typeparamref name="TDb"/> among the services.</remarks>
    public static IHostApplicationBuilder AddMessaging<TDb>(
        this IHostApplicationBuilder builder, string service, Action<Subscriptions> subscribe, EventCatalog? catalog = null)
        where TDb : DbContext
    {
        var subscriptions = new Subscriptions();
        subscribe(subscriptions);
        var services = builder.Services;
        services.AddOptions<MessagingOptions>().BindConfiguration(MessagingOptions.Section)
            .Configure(options => options.Broker = builder.Configuration.GetConnectionString(ConnectionName))
            .ValidateDataAnnotations()
            .Validate(
                options => BrokerAddress.Parse(options.Broker) is not null,
                "ConnectionStrings__messaging is missing or malformed: give RabbitMQ's address, such as amqp://user:password@host:5672.")
            .ValidateOnStart();
        services.AddSingleton(new ServiceName(service));
        services.AddSingleton(catalog ?? new EventCatalog(typeof(IEvent).Assembly));
        services.AddSingleton(provider => BrokerAddress.Parse(provider.GetRequiredService<IOptions<MessagingOptions>>().Value.Broker)!);
        services.AddScoped<DbContext>(provider => provider.GetRequiredService<TDb>());
        services.AddScoped<EventOutbox>();
        services.AddScoped<CurrentMessage>();
        services.AddScoped<DeadLetterDesk>();
        services.AddSingleton<RelaySignal>();
        services.AddSingleton<RelaySignalInterceptor>();
        services.AddSingleton<OutboxPublisher>();
        services.AddSingleton<BusState>();
        services.AddHttpClient<ManagementApi>();
        services.AddSingleton<BindingMonitor>();
        services.AddHostedService(provider => provider.GetRequiredService<BindingMonitor>());
        services.AddHostedService<OutboxRelay>();
        services.AddHealthChecks()
            .AddCheck<BusState>("broker", tags: ["ready"])
            .AddCheck<BindingMonitor>("bindings", tags: ["ready"])
            .AddCheck<OutboxHealth>("outbox", tags: ["ready"]);
        services.AddMassTransit(bus => ConfigureBus(bus, service, subscriptions));
        return builder;
    }

    private static void ConfigureBus(IBusRegistrationConfigurator bus, string service, Subscriptions subscriptions)
    {
        bus.DisableUsageTelemetry(); // a government platform calls no outside host
        bus.ConfigureHealthCheckOptions(health =>
        {
            health.Name = "masstransit";
            health.MinimalFailureStatus = HealthStatus.Degraded;
            health.Tags.Clear(); // BusState speaks for the bus
        });
        subscriptions.AddConsumersTo(bus, service);
        bus.AddConfigureEndpointsCallback((context, _, endpoint) => ConfigureEndpoint(context, endpoint));
        bus.UsingRabbitMq((context, rabbit) =>
        {
            var address = context.GetRequiredService<BrokerAddress>();
            rabbit.Host(address.Uri, host =>
            {
                host.Username(address.User);
                host.Password(address.Password);
                host.Heartbeat(TimeSpan.FromSeconds(10));
                host.PublisherConfirmation = true;
            });
            rabbit.Publish<IEvent>(publish => publish.Exclude = true);
            rabbit.ConfigureEndpoints(context);
        });
    }

    private static void ConfigureEndpoint(IRegistrationContext context, IReceiveEndpointConfigurator endpoint)
    {
        var options = context.GetRequiredService<IOptions<MessagingOptions>>().Value;
        endpoint.PrefetchCount = options.Prefetch;
        endpoint.ConfigureConsumeTopology = true;
        endpoint.PublishFaults = false; // a dead letter is where a fault is seen
        if (endpoint is IRabbitMqReceiveEndpointConfigurator rabbit)
        {
            rabbit.SetQuorumQueue();
            // RabbitMQ 4 drops a message after 20 deliveries unless told otherwise; dead letters are this platform's own.
            rabbit.SetQueueArgument("x-delivery-limit", 1_000_000);
        }

        var deadLetters = ActivatorUtilities.CreateInstance<DeadLetterFilter>(context);
        endpoint.ConfigureError(pipe => pipe.UseFilter(deadLetters));
        endpoint.ConfigureDeadLetter(pipe => pipe.UseFilter(deadLetters));
        endpoint.UseRetries(options);
        endpoint.UseConsumeFilter(typeof(InboxFilter<>), context);
    }
}
