using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Benchmarks.Bed;

/// <summary>When each message of the round had its effect, and a task for whoever waits for one.</summary>
internal sealed class Arrivals
{
    private TaskCompletionSource<long>[] _arrivals = [];

    public void Expect(int count)
    {
        var arrivals = new TaskCompletionSource<long>[count];
        for (var i = 0; i < count; i++)
        {
            arrivals[i] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        Volatile.Write(ref _arrivals, arrivals);
    }

    /// <summary>A second arrival is not an error here: the inbox makes it harmless, and the invariants judge.</summary>
    public void Arrive(int number)
    {
        var now = Stopwatch.GetTimestamp();
        if (number < _arrivals.Length)
        {
            _arrivals[number].TrySetResult(now);
        }
    }

    public Task<long> Of(int number) => _arrivals[number].Task;

    public Task<long[]> All() => Task.WhenAll(_arrivals.Select(a => a.Task));
}

/// <summary>Stops the clock of a message when the transaction that handled it is committed.</summary>
internal sealed class CommitClock(Arrivals arrivals) : DbTransactionInterceptor
{
    public override Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is BenchDb { Handled: { } number })
        {
            arrivals.Arrive(number);
        }

        return Task.CompletedTask;
    }
}
