using System.Diagnostics;

namespace Benchmarks.Bed;

/// <summary>The two ways of loading a side: as fast as it goes with so many in flight, or at a fixed rate whatever it does.</summary>
internal static class Load
{
    private const int MostOutstanding = 1_000;

    /// <summary>Seconds that it took.</summary>
    public static async Task<double> ClosedAsync(int count, int inFlight, Func<int, Task> act)
    {
        var next = -1;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, inFlight).Select(_ => Task.Run(async () =>
        {
            for (var number = Interlocked.Increment(ref next); number < count; number = Interlocked.Increment(ref next))
            {
                await act(number);
            }
        })));
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <summary>
    /// When each was due. Latency counts from there, so that a stall is charged to everyone it made wait. Past
    /// <see cref="MostOutstanding"/> the generator itself waits, and that wait counts too.
    /// </summary>
    public static async Task<long[]> OpenAsync(int count, double perSecond, Func<int, Task> act, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var due = Enumerable.Range(0, count).Select(i => started + (long)(i / perSecond * Stopwatch.Frequency)).ToArray();
        using var outstanding = new SemaphoreSlim(MostOutstanding);
        var acts = new Task[count];
        for (var number = 0; number < count; number++)
        {
            while (Stopwatch.GetTimestamp() < due[number])
            {
                await Task.Delay(1, cancellation);
            }

            await outstanding.WaitAsync(cancellation);
            var mine = number;
            acts[number] = Task.Run(() => ActAsync(mine), cancellation);
        }

        await Task.WhenAll(acts);
        return due;

        async Task ActAsync(int number)
        {
            try
            {
                await act(number);
            }
            finally
            {
                outstanding.Release();
            }
        }
    }
}
