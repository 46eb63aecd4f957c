namespace Funding.Treasury;

/// <summary>Until when the treasury is left alone, because it did not answer lately.</summary>
internal sealed class TreasuryCircuit(TimeProvider time)
{
    private long _closedAgainAt;

    public bool IsOpen => time.GetUtcNow().UtcTicks < Volatile.Read(ref _closedAgainAt);

    public void OpenFor(TimeSpan wait) => Volatile.Write(ref _closedAgainAt, (time.GetUtcNow() + wait).UtcTicks);

    public void Close() => Volatile.Write(ref _closedAgainAt, 0);
}
