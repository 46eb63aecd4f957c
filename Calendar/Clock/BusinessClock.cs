namespace Calendar;

/// <summary>
/// Business time: machine time plus an offset that only grows once it is set. Every replica knows a move within a second or so
/// of its commit, and none ever sees time go back, except that a demo's first move may set its beginning in the past.
/// </summary>
public sealed class BusinessClock(TimeProvider time)
{
    private const long Unknown = long.MinValue;
    private readonly Lock _gate = new();
    private long _aheadTicks = Unknown;
    private bool _isSet;
    private TaskCompletionSource _moved = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>
    /// In UTC, in whole microseconds as databases keep them, so that what is answered now reads the same later. Fails until the offset
    /// was read once: machine time could be before what was already promised.
    /// </summary>
    public DateTimeOffset Now
    {
        get
        {
            var now = time.GetUtcNow() + Ahead;
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        }
    }

    /// <summary>The date in Shanghai.</summary>
    public DateOnly Today => Shanghai.DateOf(Now);

    public bool IsKnown => Interlocked.Read(ref _aheadTicks) != Unknown;

    public TimeSpan Ahead => Interlocked.Read(ref _aheadTicks) is var ticks and not Unknown
        ? TimeSpan.FromTicks(ticks)
        : throw new InvalidOperationException("Business time is not known yet: its offset has not been read from the database.");

    /// <summary>Completes when the clock moves next.</summary>
    internal Task NextMove => Volatile.Read(ref _moved).Task;

    /// <summary>Takes the offset as it was committed, none where it was never moved; a smaller one than before changes nothing.</summary>
    public void Advance(TimeSpan? ahead)
    {
        lock (_gate)
        {
            var ticks = ahead?.Ticks ?? 0;
            if (_isSet ? ticks <= _aheadTicks : ahead is null && IsKnown)
            {
                return;
            }

            _isSet = ahead is not null;
            Interlocked.Exchange(ref _aheadTicks, ticks);
            Interlocked.Exchange(ref _moved, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        }
    }
}
