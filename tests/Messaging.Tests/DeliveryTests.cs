using Messaging.Probe;
using Microsoft.Extensions.DependencyInjection;
using Testing;

namespace Messaging.Tests;

public sealed class DeliveryTests
{
    [Fact]
    public async Task A_committed_event_has_its_effect_once_and_leaves_the_outbox()
    {
        await using var fixture = await ProbeFixture.CreateAsync();
        var probe = await fixture.StartProbeAsync();

        await fixture.CommitAsync(probe, Ticks.Of(100));

        await fixture.HasEffectsAsync(100);
        await fixture.OutboxIsEmptyAsync();
        Assert.Equal(100, await fixture.ReadAsync<long>("SELECT count FROM outbox_sent WHERE type = 'ticked'"));
        Assert.Equal(100, await fixture.ReadAsync<long>("SELECT count(*) FROM inbox WHERE consumer = 'probe.ticked'"));
    }

    [Fact]
    public async Task However_many_change_one_aggregate_at_once_each_gets_its_turn()
    {
        await using var fixture = await ProbeFixture.CreateAsync();
        var probe = await fixture.StartProbeAsync();
        await fixture.StartProbeAsync();
        var aggregate = Guid.CreateVersion7();
        await fixture.CommitAsync(probe, [new Ticked(aggregate, 1, "first")]);
        await fixture.HasEffectsAsync(1);

        await fixture.CommitAsync(probe, [.. Enumerable.Range(2, 120).Select(version => new Ticked(aggregate, version, "one of many"))]);

        await fixture.HasEffectsAsync(121);
        Assert.Equal(121, await fixture.ReadAsync<long>("SELECT heard FROM latest"));
        Assert.Equal(0, await fixture.ReadAsync<long>("SELECT count(*) FROM dead_letter"));
    }

    [Fact]
    public async Task An_event_of_a_rolled_back_change_is_never_published()
    {
        await using var fixture = await ProbeFixture.CreateAsync();
        var probe = await fixture.StartProbeAsync();
        await using (var scope = probe.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<ProbeDb>();
            await using var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
            scope.ServiceProvider.GetRequiredService<Messaging.Outbox.EventOutbox>().Add(new Ticked(Guid.CreateVersion7(), 1, "lost"));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            await transaction.RollbackAsync(TestContext.Current.CancellationToken);
        }

        await fixture.CommitAsync(probe, Ticks.Of(1, "kept"));

        await fixture.HasEffectsAsync(1);
        Assert.Equal("kept", await fixture.ReadAsync<string>("SELECT text FROM effect"));
    }

    [Fact]
    public async Task A_message_delivered_three_times_to_two_consumers_has_its_effect_once()
    {
        await using var fixture = await ProbeFixture.CreateAsync();
        var probe = await fixture.StartProbeAsync();
        await fixture.StartProbeAsync();
        await fixture.CommitAsync(probe, Ticks.Of(50));
        await fixture.HasEffectsAsync(50);
        await fixture.OutboxIsEmptyAsync();

        for (var again = 0; again < 2; again++)
        {
            await fixture.ExecuteAsync(
                """
                INSERT INTO outbox (id, aggregate_id, aggregate_version, type, body, created, attempts, next_attempt, dead)
                SELECT message_id, gen_random_uuid(), 1, 'ticked',
                       json_build_object('aggregateId', gen_random_uuid(), 'version', 1, 'text', 'copy'), now(), 0, now(), false
                FROM inbox ORDER BY random()
                """);
            await fixture.OutboxIsEmptyAsync();
        }

        await fixture.CommitAsync(probe, Ticks.Of(1, "last")); // behind all copies in the same queue
        await Eventually.EqualAsync(1L, () => fixture.ReadAsync<long>("SELECT count(*) FROM effect WHERE text = 'last'"), "last effect");
        Assert.Equal(0, await fixture.ReadAsync<long>("SELECT count(*) FROM effect WHERE text = 'copy'"));
        Assert.Equal(51, await fixture.ReadAsync<long>("SELECT count(*) FROM effect"));
        Assert.Equal(0, await fixture.ReadAsync<long>("SELECT count(*) FROM dead_letter"));
    }

    [Fact]
    public async Task Versions_that_overtake_each_other_leave_the_newest_state()
    {
        await using var fixture = await ProbeFixture.CreateAsync();
        var probe = await fixture.StartProbeAsync();
        var aggregate = Guid.CreateVersion7();
        var versions = Enumerable.Range(1, 20).Select(v => new Ticked(aggregate, v, $"v{v}")).ToArray();
        Random.Shared.Shuffle(versions);

        foreach (var version in versions)
        {
            await fixture.CommitAsync(probe, version);
        }

        await fixture.HasEffectsAsync(20);
        Assert.Equal("v20", await fixture.ReadAsync<string>("SELECT text FROM latest"));
    }

    [Fact]
    public async Task Two_relays_at_once_publish_every_row_once()
    {
        await using var fixture = await ProbeFixture.CreateAsync();
        var first = await fixture.StartProbeAsync();
        await fixture.StartProbeAsync();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => fixture.CommitAsync(first, Ticks.Of(100))));

        await fixture.HasEffectsAsync(2000);
        await fixture.OutboxIsEmptyAsync();
        Assert.Equal(2000, await fixture.ReadAsync<long>("SELECT count FROM outbox_sent WHERE type = 'ticked'"));
    }

    [Fact]
    public async Task An_event_without_a_subscriber_is_published_and_counted()
    {
        await using var fixture = await ProbeFixture.CreateAsync();
        var probe = await fixture.StartProbeAsync();

        await fixture.CommitAsync(probe, new Unheard(Guid.CreateVersion7(), 1));

        await fixture.OutboxIsEmptyAsync();
        Assert.Equal(1, await fixture.ReadAsync<long>("SELECT count FROM outbox_sent WHERE type = 'unheard'"));
    }
}
