using System.Reflection;
using MassTransit;
using Messaging.Outbox;
using Messaging.Probe;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Messaging.Tests;

/// <summary>A publication whose connection died under it may never end; whatever their number, their rows are published anew.</summary>
public sealed class HungPublicationTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly IBus _bus = DispatchProxy.Create<IBus, SilentBus>();

    [Fact]
    public async Task A_publication_that_never_ends_is_awaited_for_a_while_and_then_made_anew()
    {
        var options = new MessagingOptions();
        var publisher = new OutboxPublisher(_bus, new EventCatalog(typeof(Ticked).Assembly), Options.Create(options), _time, NullLogger<OutboxPublisher>.Instance);
        var rows = Enumerable.Range(1, options.RelayBatch).Select(Row).ToList(); // as many as make the relay pause

        Assert.All(await TryAsync(publisher, options, rows), outcome => Assert.True(outcome.BrokerFailed));
        Assert.All(await TryAsync(publisher, options, rows), outcome => Assert.True(outcome.BrokerFailed));
        Assert.Equal((rows.Count, rows.Count), (publisher.CountUnconfirmed(), Calls));

        _time.Advance(OutboxPublisher.GivenUpAfter);
        Assert.Equal(0, publisher.CountUnconfirmed());
        await TryAsync(publisher, options, rows);

        Assert.Equal((rows.Count, 2 * rows.Count), (publisher.CountUnconfirmed(), Calls));
    }

    private int Calls => ((SilentBus)(object)_bus).Calls;

    private async Task<PublishOutcome[]> TryAsync(OutboxPublisher publisher, MessagingOptions options, IEnumerable<ClaimedMessage> rows)
    {
        var attempts = rows.Select(row => publisher.PublishAsync(row, TestContext.Current.CancellationToken)).ToList();
        _time.Advance(options.SendTimeout);
        return await Task.WhenAll(attempts);
    }

    private static ClaimedMessage Row(int number)
    {
        var ticked = new Ticked(Guid.CreateVersion7(), number, "");
        return new(number, Guid.CreateVersion7(), "ticked", System.Text.Json.JsonSerializer.Serialize(ticked, OutboxMessage.Json), null, 0, null);
    }

    /// <summary>Takes everything and answers nobody.</summary>
    private class SilentBus : DispatchProxy
    {
        public int Calls { get; private set; }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            Calls++;
            return new TaskCompletionSource().Task;
        }
    }
}
