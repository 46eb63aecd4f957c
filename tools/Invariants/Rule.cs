namespace Invariants;

/// <summary>Something that must hold whatever happened; what it finds are its violations, in words.</summary>
public interface IRule
{
    string Name { get; }

    Task<IReadOnlyList<string>> ViolationsAsync(PlatformDatabases databases, CancellationToken cancel);
}

/// <summary>A rule within one database: a query whose every row is a violation.</summary>
public sealed class SqlRule(string name, string service, string sql) : IRule
{
    public string Name => $"{service}: {name}";

    public async Task<IReadOnlyList<string>> ViolationsAsync(PlatformDatabases databases, CancellationToken cancel) =>
        [.. (await databases.ReadAsync(service, sql, cancel)).Select(row => string.Join(' ', row))];
}

/// <summary>A rule across databases.</summary>
public sealed class CrossRule(string name, Func<PlatformDatabases, CancellationToken, Task<IReadOnlyList<string>>> find) : IRule
{
    public string Name => name;

    public Task<IReadOnlyList<string>> ViolationsAsync(PlatformDatabases databases, CancellationToken cancel) => find(databases, cancel);
}
