using System.Collections.Concurrent;
using Npgsql;

namespace Funding.Settlements;

/// <summary>
/// Settlements that come together are written together: whoever finds the way free takes all that wait along, in one call and one
/// commit. One that cannot be written keeps none of the others from it: they are written one by one then.
/// </summary>
internal sealed class SettlementQueue(NpgsqlDataSource database) : IDisposable
{
    private const int Most = 64;
    private readonly ConcurrentQueue<Waiting> _waiting = new();
    private readonly SemaphoreSlim _way = new(1);

    /// <summary>Returns once the batch's rows are committed; it is taken over and must not be used again.</summary>
    public async Task WriteAsync(SettlementBatch batch)
    {
        var own = new Waiting(batch);
        _waiting.Enqueue(own);
        await _way.WaitAsync();
        try
        {
            while (!own.Written.Task.IsCompleted)
            {
                await WriteAsync(TakeNext());
            }
        }
        finally
        {
            _way.Release();
        }

        await own.Written.Task;
    }

    public void Dispose() => _way.Dispose();

    /// <summary>The first that waits, and of the others whoever has nothing to do with the same awards and keys.</summary>
    private List<Waiting> TakeNext()
    {
        var taken = new List<Waiting>();
        var known = new HashSet<object>();
        for (var left = _waiting.Count; left > 0 && taken.Count < Most && _waiting.TryDequeue(out var next); left--)
        {
            if (next.Batch.Subjects.Any(known.Contains))
            {
                _waiting.Enqueue(next);
                continue;
            }

            known.UnionWith(next.Batch.Subjects);
            taken.Add(next);
        }

        return taken;
    }

    private async Task WriteAsync(List<Waiting> taken)
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync();
            await SettlementBatch.Of(taken.Select(t => t.Batch)).WriteAsync(connection, CancellationToken.None);
            taken.ForEach(t => t.Written.SetResult());
        }
        catch (PostgresException) when (taken.Count > 1)
        {
            foreach (var one in taken)
            {
                await WriteAsync([one]);
            }
        }
#pragma warning disable CA1031 // whatever it is, everybody who waits for it is told
        catch (Exception failure)
#pragma warning restore CA1031
        {
            taken.ForEach(t => t.Written.SetException(failure));
        }
    }

    private sealed record Waiting(SettlementBatch Batch)
    {
        public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
