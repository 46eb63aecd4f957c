using System.Diagnostics;
using Benchmarks.Bed;
using Benchmarks.Raw;
using Benchmarks.Rounds;
using Microsoft.Extensions.Hosting;

namespace Benchmarks;

/// <summary>
/// One hop: a change committed with its event → relay → broker → the commit of the consumer's change. Beside it:
/// publish, confirm, consume and acknowledge of the same bytes through a queue of the same kind by RabbitMQ's own client.
/// </summary>
internal sealed class HopBenchmark(ServiceBed bed, RawClient raw, IHost writer, RawMessage sample, int hops)
{
    private const int InFlight = 64;
    private const double CapacityShare = 0.5;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);
    private static readonly Metric Throughput = new("throughput", "/s", "≥ 0.4×", (_, ratio) => ratio >= 0.4);
    private static readonly Metric[] Latency = [new("latency p50", "ms", "< 10 ms", (platform, _) => platform < 10), new("latency p99", "ms")];

    public static async Task<Report> RunAsync(Alternation alternation, int hops, CancellationToken cancellation)
    {
        await using var bed = await ServiceBed.CreateAsync(cancellation);
        await bed.StartReaderAsync(cancellation);
        await bed.StopReaderAsync(cancellation);
        var writer = bed.BuildWriter();
        await ServiceBed.StartAsync(writer, cancellation);
        await using var raw = await RawClient.ConnectAsync(bed.Broker, InFlight, cancellation);
        await ServiceBed.CommitAsync(writer, [0], cancellation);
        var benchmark = new HopBenchmark(bed, raw, writer, await raw.TakeOneAsync(ServiceBed.Queue, cancellation), hops);
        await bed.StartReaderAsync(cancellation);
        return await benchmark.MeasureAsync(alternation, cancellation);
    }

    private async Task<Report> MeasureAsync(Alternation alternation, CancellationToken cancellation)
    {
        var throughput = await alternation.RunAsync(
            [Throughput, ProcessorTime.Metric], token => RawAsync(FastestAsync, token), token => PlatformAsync(FastestAsync, token), cancellation);
        var rate = throughput[0].Platform.Median * CapacityShare;
        var latency = await alternation.RunAsync(
            Latency, token => RawAsync(AtRate, token), token => PlatformAsync(AtRate, token), cancellation);
        var commits = await CommitsAMessageAsync(cancellation);
        return new(
            "hop",
            $"{hops:N0} hops of {sample.Body.Length:N0} bytes; throughput with {InFlight} in flight; latency of both sides at {rate:N0}/s, half of the platform's capacity",
            [.. throughput, .. latency],
            [commits],
            ["the outbox is empty", "every id is in the inbox of the subscriber, once", "every change arrived", "no dead letters", "the queue is empty"]);

        Task<double[]> AtRate(Func<int, Task> act, CancellationToken token) => LatencyAsync(act, rate, token);
    }

    private async Task<double[]> FastestAsync(Func<int, Task> act, CancellationToken cancellation)
    {
        var before = ProcessorTime.Used;
        var seconds = await Load.ClosedAsync(hops, InFlight, async number =>
        {
            await act(number);
            await bed.Arrivals.Of(number);
        }).WaitAsync(Longest, cancellation);
        return [hops / seconds, ProcessorTime.PerMessage(before, hops)];
    }

    private async Task<double[]> LatencyAsync(Func<int, Task> act, double rate, CancellationToken cancellation)
    {
        var due = await Load.OpenAsync(hops, rate, act, cancellation);
        var arrived = await bed.Arrivals.All().WaitAsync(Longest, cancellation);
        var milliseconds = due.Zip(arrived, (d, a) => Stopwatch.GetElapsedTime(d, a).TotalMilliseconds).ToArray();
        return [Spread.Percentile(milliseconds, 0.50), Spread.Percentile(milliseconds, 0.99)];
    }

    private async Task<double[]> RawAsync(Func<Func<int, Task>, CancellationToken, Task<double[]>> load, CancellationToken cancellation)
    {
        bed.Arrivals.Expect(hops);
        await using var consuming = await raw.ConsumeAsync(bed.Arrivals, cancellation);
        var figures = await load(number => raw.PublishAsync(sample, number, cancellation), cancellation);
        await raw.IsEmptyAsync(RawClient.Queue, cancellation);
        return figures;
    }

    private async Task<double[]> PlatformAsync(Func<Func<int, Task>, CancellationToken, Task<double[]>> load, CancellationToken cancellation)
    {
        await bed.WriterTables.ClearAsync(cancellation);
        await bed.ReaderTables.ClearAsync(cancellation);
        bed.Arrivals.Expect(hops);
        var figures = await load(number => ServiceBed.CommitAsync(writer, [number], cancellation), cancellation);
        await HoldsAsync(cancellation);
        return figures;
    }

    private async Task HoldsAsync(CancellationToken cancellation)
    {
        await Testing.Eventually.EqualAsync(hops, () => bed.WriterTables.SentAsync(cancellation), "messages counted as sent");
        await bed.WriterTables.OutboxIsEmptyAsync(cancellation);
        await bed.ReaderTables.HasNoDeadLettersAsync(cancellation);
        await raw.IsEmptyAsync(ServiceBed.Queue, cancellation);
        var taken = await bed.ReaderTables.IdsAsync("SELECT message_id AS id FROM inbox", cancellation) ?? [];
        var changes = await bed.ReaderTables.IdsAsync("SELECT id FROM change", cancellation) ?? [];
        var committed = await bed.WriterTables.IdsAsync("SELECT id FROM change", cancellation) ?? [];
        WrongRunException.Unless(taken.Length == hops && taken.Distinct().Count() == hops, $"{taken.Length} inbox rows for {hops} messages.");
        WrongRunException.Unless(changes.ToHashSet().SetEquals(committed) && committed.Length == hops, "The changes of the two sides differ.");
    }

    /// <summary>From PostgreSQL's own count, which is complete when the sessions have ended.</summary>
    private async Task<Counter> CommitsAMessageAsync(CancellationToken cancellation)
    {
        await bed.StopReaderAsync(cancellation);
        var before = await bed.ReaderTables.CommitsAsync(cancellation);
        await bed.StartReaderAsync(cancellation);
        await PlatformAsync(FastestAsync, cancellation);
        await bed.StopReaderAsync(cancellation);
        var commits = (double)(await bed.ReaderTables.CommitsAsync(cancellation) - before) / hops;
        return new("commits per consumed message", commits, "1, and the sessions' own beginnings", commits < 1.05);
    }
}
