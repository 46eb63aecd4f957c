namespace Evidence;

/// <summary>The outcome of verifying one log. No findings: nothing under an outside head was altered, lost, added or moved.</summary>
public sealed class AuditReport
{
    private const int Kept = 1_000;
    private readonly List<Finding> _findings = [];

    /// <summary>As the outside heads name it; null when there is none yet.</summary>
    public string? LogId { get; internal set; }

    public long Leaves { get; internal set; }

    /// <summary>Heads that were found outside the database.</summary>
    public long Heads { get; internal set; }

    /// <summary>In the order of the log. Only the first thousand are kept; <see cref="FindingCount"/> counts all.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    public int FindingCount { get; private set; }

    internal void Add(string code, string place, string detail)
    {
        FindingCount++;
        if (_findings.Count < Kept)
        {
            _findings.Add(new Finding(code, place, detail));
        }
    }
}
