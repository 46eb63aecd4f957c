using System.Collections;

namespace Evidence;

/// <summary>What was found, in the order of the log. Only the first thousand are kept; all are counted.</summary>
public sealed class Findings : IReadOnlyCollection<Finding>
{
    private const int Kept = 1_000;
    private readonly List<Finding> _kept = [];

    /// <summary>How many are kept.</summary>
    public int Count => _kept.Count;

    public int Total { get; private set; }

    public IEnumerator<Finding> GetEnumerator() => _kept.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Add(string code, string place, string detail)
    {
        Total++;
        if (_kept.Count < Kept)
        {
            _kept.Add(new Finding(code, place, detail));
        }
    }
}

/// <summary>The outcome of verifying one log. No findings: nothing under an outside head was altered, lost, added or moved.</summary>
public sealed class AuditReport
{
    /// <summary>As the outside heads name it; null when there is none yet.</summary>
    public string? LogId { get; internal set; }

    public long Leaves { get; internal set; }

    /// <summary>Heads that were found outside the database.</summary>
    public long Heads { get; internal set; }

    public Findings Findings { get; } = new();
}
