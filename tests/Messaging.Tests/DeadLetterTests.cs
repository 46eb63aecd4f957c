using Messaging.DeadLetters;
using Messaging.Probe;
using Microsoft.Extensions.DependencyInjection;
using RabbitMQ.Client;
using Testing;

namespace Messaging.Tests;

public sealed class DeadLetterTests
{
    [Fact]
    public async Task A_poison_message_blocks_nobody_and_can_be_replayed_once_mended()
    {
        await using var fixture = await ProbeFixture.CreateAsync();
        var probe = await fixture.StartProbeAsync();

        await fixture.CommitAsync(probe, [.. Ticks.Of(10), .. Ticks.Of(1, Poison.Text), .. Ticks.Of(10)]);

        await fixture.HasEffectsAsync(20);
        var letter = await TheOnlyLetterAsync(probe);
        Assert.Equal(("inbound", "probe.ticked", "ticked"), (letter.Direction, letter.Consumer, letter.Type));
        Assert.Contains("This message cannot be handled.", letter.Reason, StringComparison.Ordinal);
        Assert.Equal(0, await fixture.ReadAsync<long>("SELECT count(*) FROM effect WHERE text = 'poison'")); // half-done work is undone

        probe.Services.GetRequiredService<Poison>().IsMended = true;
        Assert.Equal(DeadLetterDecision.Done, await AtDeskAsync(probe, desk => desk.ReplayAsync(letter.Id, "operator", default)));

        await fixture.HasEffectsAsync(21);
        Assert.Empty(await AtDeskAsync(probe, desk => desk.ListAsync(default)));
        Assert.Equal(DeadLetterDecision.AlreadyResolved, await AtDeskAsync(probe, desk => desk.ReplayAsync(letter.Id, "operator", default)));
        Assert.Equal(21, await fixture.ReadAsync<long>("SELECT count FROM outbox_sent WHERE type = 'ticked'")); // a replay is no new fact
    }

    [Fact]
    public async Task A_replay_that_fails_again_reopens_its_letter()
    {
        await using var fixture = await ProbeFixture.CreateAsync();
        var probe = await fixture.StartProbeAsync();
        await fixture.CommitAsync(probe, Ticks.Of(1, Poison.Text));
        var letter = await TheOnlyLetterAsync(probe);

        await AtDeskAsync(probe, desk => desk.ReplayAsync(letter.Id, "operator", default));

        await Eventually.TrueAsync(
            async () => await AtDeskAsync(probe, desk => desk.ListAsync(default)) is [var again] && again.Occurred > letter.Occurred,
            "the letter is open again");
    }

    [Theory]
    [InlineData("not even JSON \0 \u00ff")]
    [InlineData("{}")]
    [InlineData("""{"messageId":"0190aaaa-0000-7000-8000-000000000001","messageType":["urn:message:Nobody:Knows"],"message":{}}""")]
    public async Task What_cannot_be_read_is_kept_and_can_only_be_discarded(string body)
    {
        await using var fixture = await ProbeFixture.CreateAsync();
        var probe = await fixture.StartProbeAsync();
        await fixture.CommitAsync(probe, Ticks.Of(1));
        await fixture.HasEffectsAsync(1); // the queue is there

        await PublishRawAsync(fixture.Broker, "probe.ticked", body);

        var letter = await TheOnlyLetterAsync(probe);
        Assert.Equal(DeadLetterDecision.Unreadable, await AtDeskAsync(probe, desk => desk.ReplayAsync(letter.Id, "operator", default)));
        Assert.Equal(DeadLetterDecision.Done, await AtDeskAsync(probe, desk => desk.DiscardAsync(letter.Id, "operator", default)));
        await fixture.CommitAsync(probe, Ticks.Of(1));
        await fixture.HasEffectsAsync(2);
    }

    [Fact]
    public async Task A_row_that_cannot_be_published_backs_off_dies_alone_and_can_be_revived()
    {
        await using var fixture = await ProbeFixture.CreateAsync();
        var probe = await fixture.StartProbeAsync(settings => settings["Messaging:MaxSendAttempts"] = "3");
        await fixture.ExecuteAsync(
            """
            INSERT INTO outbox (id, aggregate_id, aggregate_version, type, body, created, attempts, next_attempt, dead)
            VALUES (gen_random_uuid(), gen_random_uuid(), 1, 'from-the-future', '{}', now(), 0, now(), false)
            """);

        await fixture.CommitAsync(probe, Ticks.Of(10));

        await fixture.HasEffectsAsync(10);
        var letter = await TheOnlyLetterAsync(probe);
        Assert.Equal("outbound", letter.Direction);
        Assert.Contains("from-the-future", letter.Reason, StringComparison.Ordinal);
        Assert.Equal(3, await fixture.ReadAsync<int>("SELECT attempts FROM outbox WHERE dead"));
        await fixture.ExecuteAsync(
            """UPDATE outbox SET type = 'ticked', body = '{"aggregateId":"0190aaaa-0000-7000-8000-000000000001","version":1,"text":"late"}'""");
        Assert.Equal(DeadLetterDecision.Done, await AtDeskAsync(probe, desk => desk.ReplayAsync(letter.Id, "operator", default)));
        await fixture.HasEffectsAsync(11);
        await fixture.OutboxIsEmptyAsync();
    }

    private static async Task<DeadMessage> TheOnlyLetterAsync(Microsoft.Extensions.Hosting.IHost probe)
    {
        IReadOnlyList<DeadMessage> letters = [];
        await Eventually.TrueAsync(
            async () => (letters = await AtDeskAsync(probe, desk => desk.ListAsync(default))).Count == 1, "one dead letter");
        return letters[0];
    }

    private static async Task<T> AtDeskAsync<T>(Microsoft.Extensions.Hosting.IHost probe, Func<DeadLetterDesk, Task<T>> act)
    {
        await using var scope = probe.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<DeadLetterDesk>());
    }

    private static async Task PublishRawAsync(string broker, string exchange, string body)
    {
        var factory = new ConnectionFactory { Uri = new(broker) };
        await using var connection = await factory.CreateConnectionAsync(TestContext.Current.CancellationToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: TestContext.Current.CancellationToken);
        var properties = new BasicProperties { ContentType = "application/vnd.masstransit+json" };
        await channel.BasicPublishAsync(exchange, "", true, properties, System.Text.Encoding.UTF8.GetBytes(body), TestContext.Current.CancellationToken);
    }
}
