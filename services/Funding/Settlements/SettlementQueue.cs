using System.Collections.Concurrent;

namespace Funding.Settlements;

/// <summary>Reports that come together are settled together: whoever finds a way free leads, and takes all that wait along.</summary>
internal sealed class SettlementQueue : IDisposable
{
    private const int Most = 64;
    private const int Ways = 2; // one is read and prepared while the other is written; the database lets two of one award or key wait for each other
    private readonly ConcurrentQueue<WaitingReport> _waiting = new();
    private readonly SemaphoreSlim _ways = new(Ways);

    /// <param name="settleAsync">How the leader decides all of these; it does not throw.</param>
    public async Task<IResult?> PassAsync(WaitingReport own, Func<IReadOnlyList<WaitingReport>, Task> settleAsync)
    {
        _waiting.Enqueue(own);
        await _ways.WaitAsync();
        try
        {
            while (!own.Decision.IsCompleted)
            {
                await settleAsync(TakeNext());
            }
        }
        finally
        {
            _ways.Release();
        }

        return await own.Decision;
    }

    public void Dispose() => _ways.Dispose();

    /// <summary>The first that waits, and of the others whoever has nothing to do with the same orders and keys.</summary>
    private List<WaitingReport> TakeNext()
    {
        var taken = new List<WaitingReport>();
        var known = new HashSet<object>();
        for (var left = _waiting.Count; left > 0 && taken.Count < Most && _waiting.TryDequeue(out var next); left--)
        {
            if (next.Subjects.Any(known.Contains))
            {
                _waiting.Enqueue(next);
                continue;
            }

            known.UnionWith(next.Subjects);
            taken.Add(next);
        }

        return taken;
    }
}
