namespace Evidence;

/// <summary>
/// Where signed heads are kept outside the database they vouch for. Appends are durable when the task completes; a head
/// that does not follow the last one is refused.
/// </summary>
public interface IHeadStore
{
    Task<SignedHead?> LastAsync(CancellationToken cancellationToken);

    /// <summary>Heads at or below the last one's size are taken as already there.</summary>
    Task AppendAsync(IReadOnlyList<SignedHead> heads, CancellationToken cancellationToken);
}

/// <summary>The log and its outside heads contradict each other: sealing stops until a person has looked.</summary>
public sealed class EvidenceBrokenException(string message) : Exception(message);
