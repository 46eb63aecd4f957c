namespace NativeHost.Processes;

/// <summary>What to run, and how it wants to be stopped. Of two children the one with the lower turn stops first.</summary>
internal sealed record ChildSpec(string Name, string Program, IReadOnlyList<string> Arguments)
{
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    public string WorkingDirectory { get; init; } = "/";

    public Signal StopSignal { get; init; } = Signal.Terminate;

    public int StopTurn { get; init; } = StopTurns.Service;
}

/// <summary>The guardian's order after a crash: those who hold connections first, then those they connect to.</summary>
internal static class StopTurns
{
    public const int Service = 1;
    public const int Server = 2;
    public const int NameServer = 3;
}
