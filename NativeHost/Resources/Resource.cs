namespace NativeHost.Resources;

internal enum ResourceKind
{
    Postgres,
    RabbitMq,
    Database,
    Migration,
    Service,
    Gateway,
    Simulator,
    Dashboard,
}

internal enum Until
{
    Healthy,
    Completed,
}

/// <summary>A resource starts only when the one it waits on is healthy, or has run to completion.</summary>
internal sealed record Wait(string On, Until Until);

/// <summary>One box of the deployment diagram: its references are the settings it is given, its waits the order of the start.</summary>
internal sealed record Resource(string Name, ResourceKind Kind)
{
    public IReadOnlyList<string> References { get; init; } = [];

    public IReadOnlyList<Wait> Waits { get; init; } = [];

    /// <summary>The project whose program this resource runs; none for infrastructure.</summary>
    public string? Project { get; init; }
}
