namespace Registry.Cycles;

/// <summary>Open → Closed, with its last base.</summary>
public enum CycleStatus
{
    Open,
    Closed,
}

/// <summary>What has become of one base in a cycle.</summary>
public enum CycleEntryStatus
{
    /// <summary>Its evaluation is outstanding.</summary>
    Waiting,
    Graded,

    /// <summary>It lost its title before it was graded.</summary>
    Dropped,
}
