namespace Invariants;

/// <summary>What the programme came to, read from the databases.</summary>
public static class Summary
{
    public static Task WriteAsync(PlatformDatabases databases, IReadOnlyList<Verdict> verdicts, string folder, CancellationToken cancel) => Task.CompletedTask;
}
