using Messaging.Probe;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using RabbitMQ.Client;
using Testing;
using Testing.Infrastructure;

namespace Messaging.Tests;

public sealed class BrokerTroubleTests
{
    [Fact]
    public async Task An_event_waits_for_the_binding_of_every_subscriber_while_others_flow()
    {
        await using var fixture = await ProbeFixture.CreateAsync();
        var probe = await fixture.StartProbeAsync();

        await fixture.CommitAsync(probe, [new HalfHeard(Guid.CreateVersion7(), 1), .. Ticks.Of(5)]);

        await fixture.HasEffectsAsync(5);
        await Eventually.EqualAsync("half-heard", () => fixture.ReadAsync<string>("SELECT string_agg(type, ',') FROM outbox"), "types in the outbox");
        var health = await HealthAsync(probe, "bindings");
        Assert.Equal(HealthStatus.Degraded, health.Status);
        Assert.Contains("absent.half-heard", health.Description, StringComparison.Ordinal);

        await BindAsync(fixture.Broker, "Messaging.Probe:HalfHeard", "absent.half-heard");

        await fixture.HasEffectsAsync(6);
        await fixture.OutboxIsEmptyAsync();
        await Eventually.TrueAsync(async () => (await HealthAsync(probe, "bindings")).Status == HealthStatus.Healthy, "healthy bindings");
        Assert.Equal(1u, await MessagesInAsync(fixture.Broker, "absent.half-heard"));
    }

    [Fact]
    public async Task Events_committed_while_the_broker_is_away_arrive_once_it_is_back()
    {
        await using var broker = await TestInfrastructure.StartPrivateBrokerAsync();
        await using var fixture = await ProbeFixture.CreateAsync(broker.ConnectionString, broker.ManagementUrl);
        var probe = await fixture.StartProbeAsync();
        await fixture.CommitAsync(probe, Ticks.Of(10));
        await fixture.HasEffectsAsync(10);
        await Eventually.TrueAsync(() => broker.HasOnDiskAsync("probe.ticked"), "the queue on the broker's disk");

        await broker.KillAsync();
        await fixture.CommitAsync(probe, Ticks.Of(50));
        await Eventually.TrueAsync(
            async () => (await HealthAsync(probe, "broker")).Status == HealthStatus.Degraded, "health says degraded");
        await broker.StartAsync();

        await fixture.HasEffectsAsync(60);
        await fixture.OutboxIsEmptyAsync();
        Assert.Equal(0, await fixture.ReadAsync<long>("SELECT count(*) FROM dead_letter"));
    }

    [Fact]
    public async Task Events_sent_to_a_frozen_broker_stay_in_the_outbox_and_have_one_effect_after_the_thaw()
    {
        await using var broker = await TestInfrastructure.StartPrivateBrokerAsync();
        await using var fixture = await ProbeFixture.CreateAsync(broker.ConnectionString, broker.ManagementUrl);
        var probe = await fixture.StartProbeAsync(settings =>
        {
            settings["Messaging:SendTimeout"] = "00:00:00.300";
            settings["Messaging:MaxSendAttempts"] = "1"; // a broker's silence must not kill a row
        });
        await fixture.CommitAsync(probe, Ticks.Of(1));
        await fixture.HasEffectsAsync(1);

        await broker.FreezeAsync();
        await fixture.CommitAsync(probe, Ticks.Of(20));
        await Eventually.TrueAsync(
            () => fixture.ReadAsync<bool>("SELECT bool_and(attempts > 0) FROM outbox"), "every row was tried in vain");
        await broker.ThawAsync();

        await fixture.HasEffectsAsync(21);
        await fixture.OutboxIsEmptyAsync();
        Assert.Equal(21, await fixture.ReadAsync<long>("SELECT count(*) FROM effect"));
    }

    private static async Task<HealthReportEntry> HealthAsync(IHost probe, string name)
    {
        var report = await probe.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(
            check => check.Name == name, TestContext.Current.CancellationToken);
        return report.Entries[name];
    }

    private static async Task BindAsync(string broker, string exchange, string queue)
    {
        await using var connection = await new ConnectionFactory { Uri = new(broker) }.CreateConnectionAsync(TestContext.Current.CancellationToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: TestContext.Current.CancellationToken);
        await channel.ExchangeDeclareAsync(exchange, "fanout", durable: true);
        await channel.ExchangeDeclareAsync(queue, "fanout", durable: true);
        await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false);
        await channel.QueueBindAsync(queue, queue, "");
        await channel.ExchangeBindAsync(queue, exchange, "");
    }

    private static async Task<uint> MessagesInAsync(string broker, string queue)
    {
        await using var connection = await new ConnectionFactory { Uri = new(broker) }.CreateConnectionAsync(TestContext.Current.CancellationToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: TestContext.Current.CancellationToken);
        return await channel.MessageCountAsync(queue, TestContext.Current.CancellationToken);
    }
}
