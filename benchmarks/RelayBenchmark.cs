using System.Diagnostics;
using Benchmarks.Bed;
using Benchmarks.Raw;
using Benchmarks.Rounds;
using Messaging;
using Messaging.Outbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Benchmarks;

/// <summary>
/// Committed outbox rows → relay → confirmed by a quorum queue whose consumer is stopped, until the outbox is empty.
/// Beside it: the same bytes into a queue of the same kind by RabbitMQ's own client, with as many in flight as the relay has.
/// </summary>
internal sealed class RelayBenchmark : IAsyncDisposable
{
    private const double Least = 3_000;
    private const int Transaction = 1_000;
    private static readonly TimeSpan Never = TimeSpan.FromMinutes(1); // the signal alone starts the relay, when the clock does
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(5);
    private static readonly Metric Throughput = new("throughput", "/s", "≥ 3,000/s", (platform, _) => platform >= Least);
    private readonly ServiceBed _bed;
    private readonly IHost _relay;
    private readonly IHost _clerk;
    private readonly RawClient _raw;
    private readonly int _messages;
    private RawMessage? _sample;

    private RelayBenchmark(ServiceBed bed, IHost relay, IHost clerk, RawClient raw, int messages) =>
        (_bed, _relay, _clerk, _raw, _messages) = (bed, relay, clerk, raw, messages);

    private int InFlight => _relay.Services.GetRequiredService<IOptions<MessagingOptions>>().Value.RelayBatch;

    public static async Task<Report> RunAsync(Alternation alternation, int messages, CancellationToken cancellation)
    {
        await using var bed = await ServiceBed.CreateAsync(cancellation);
        await bed.StartReaderAsync(cancellation);
        await bed.StopReaderAsync(cancellation);
        var relay = bed.BuildWriter(Never);
        await ServiceBed.StartAsync(relay, cancellation);
        await using var benchmark = new RelayBenchmark(
            bed, relay, bed.BuildWriter(), await RawClient.ConnectAsync(bed.Broker, Transaction, cancellation), messages);
        return await benchmark.MeasureAsync(alternation, cancellation);
    }

    public ValueTask DisposeAsync() => _raw.DisposeAsync();

    private async Task<Report> MeasureAsync(Alternation alternation, CancellationToken cancellation)
    {
        await ServiceBed.CommitAsync(_clerk, [0], cancellation);
        Signal();
        _sample = await _raw.TakeOneAsync(ServiceBed.Queue, cancellation);
        var comparisons = await alternation.RunAsync([Throughput, ProcessorTime.Metric], RawAsync, RelayAsync, cancellation);
        return new(
            "relay", $"{_messages:N0} messages of {_sample.Body.Length:N0} bytes, {InFlight} in flight, quorum queue, consumer stopped", comparisons, [],
            ["the outbox is empty", "every id of the outbox is in the queue, once", "what was counted as sent is what was sent"]);
    }

    private async Task<double[]> RawAsync(CancellationToken cancellation)
    {
        var before = ProcessorTime.Used;
        var seconds = await Load.ClosedAsync(_messages, InFlight, number => _raw.PublishAsync(_sample!, number, cancellation));
        var cpu = ProcessorTime.PerMessage(before, _messages);
        AreTheSame([.. Enumerable.Range(0, _messages).Select(RawMessage.IdOf)], await _raw.DrainAsync(RawClient.Queue, _messages, cancellation));
        return [_messages / seconds, cpu];
    }

    private async Task<double[]> RelayAsync(CancellationToken cancellation)
    {
        await _bed.WriterTables.ClearAsync(cancellation);
        foreach (var numbers in Enumerable.Range(0, _messages).Chunk(Transaction))
        {
            await ServiceBed.CommitAsync(_clerk, numbers, cancellation);
        }

        var committed = await _bed.WriterTables.IdsAsync("SELECT id FROM outbox", cancellation);
        var (before, started) = (ProcessorTime.Used, Stopwatch.GetTimestamp());
        Signal();
        // The count changes in the transaction that empties the outbox, and is one row to look at.
        while (await _bed.WriterTables.SentAsync(cancellation) < _messages && Stopwatch.GetElapsedTime(started) < Longest)
        {
            await Task.Delay(Glance, cancellation);
        }

        var (seconds, cpu) = (Stopwatch.GetElapsedTime(started).TotalSeconds, ProcessorTime.PerMessage(before, _messages));
        await _bed.WriterTables.OutboxIsEmptyAsync(cancellation);
        var sent = await _bed.WriterTables.SentAsync(cancellation);
        WrongRunException.Unless(sent == _messages, $"{sent} of {_messages} messages were counted as sent.");
        AreTheSame(committed!, await _raw.DrainAsync(ServiceBed.Queue, _messages, cancellation));
        return [_messages / seconds, cpu];
    }

    private void Signal() => _relay.Services.GetRequiredService<RelaySignal>().Set();

    private static void AreTheSame(Guid[] expected, IReadOnlyList<Guid> drained)
    {
        var missing = expected.Except(drained).Count();
        var twice = drained.Count - drained.Distinct().Count();
        WrongRunException.Unless(missing == 0 && twice == 0, $"{missing} messages are not in the queue, {twice} are in it more than once.");
    }
}
