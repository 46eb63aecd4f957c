using NativeHost.Resources;

namespace NativeHost;

/// <summary>The whole deployment as data: the equal of AppHost/apphost.cs, which a test holds it to.</summary>
internal static class Topology
{
    public const string Postgres = "postgres";
    public const string Messaging = "messaging";
    public const string Identity = "identity";
    public const string Applications = "applications";
    public const string Gateway = "gateway";
    public const string Treasury = "treasury";

    /// <summary>Each service with what it needs besides its database; each has a database, a migration run and a health check.</summary>
    private static readonly (string Name, string Project, string[] Needs)[] Table =
    [
        (Identity,       "services/Identity",     []),
        (Applications,   "services/Applications", [Messaging, Identity]),
        ("evaluation",   "services/Evaluation",   [Messaging, Identity]),
        ("registry",     "services/Registry",     [Messaging, Identity]),
        ("funding",      "services/Funding",      [Messaging, Identity, Treasury]),
    ];

    public static IReadOnlyList<string> Services { get; } = [.. Table.Select(row => row.Name)];

    public static IReadOnlyList<string> Databases { get; } = [.. Services.Select(DatabaseOf)];

    public static IReadOnlyList<Resource> Resources { get; } =
    [
        new(Postgres, ResourceKind.Postgres),
        new(Messaging, ResourceKind.RabbitMq),
        .. Table.SelectMany(row => ServiceWithDatabase(row.Name, row.Project, row.Needs)),
        new(Gateway, ResourceKind.Gateway)
        {
            Project = "gateway",
            References = Services,
            Waits = [new(Identity, Until.Healthy)],
        },
        new(Treasury, ResourceKind.Simulator)
        {
            Project = "tools/TreasurySimulator",
        },
    ];

    /// <summary>Everything that listens at an address of its own, apart from the gateway.</summary>
    public static IReadOnlyList<string> Listening { get; } = [.. Services, Treasury];

    /// <summary>Outside demo mode nothing stands for the treasury.</summary>
    public static IReadOnlyList<Resource> In(bool demoMode) => demoMode ? Resources :
    [
        .. Resources.Where(resource => resource.Name != Treasury)
            .Select(resource => resource with { References = [.. resource.References.Where(name => name != Treasury)] }),
    ];

    public static string DatabaseOf(string service) => service + "db";

    public static string MigrationOf(string service) => service + "-migrate";

    private static IEnumerable<Resource> ServiceWithDatabase(string name, string project, string[] needs)
    {
        var database = DatabaseOf(name);
        var migration = MigrationOf(name);
        string[] servers = [database, .. needs.Where(need => need == Messaging)];
        yield return new(database, ResourceKind.Database)
        {
            Waits = [new(Postgres, Until.Healthy)],
        };
        yield return new(migration, ResourceKind.Migration)
        {
            Project = project,
            References = servers,
            Waits = [new(database, Until.Healthy)],
        };
        yield return new(name, ResourceKind.Service)
        {
            Project = project,
            References = [database, .. needs],
            // Identity is asked at the first token, not at the start: nobody waits for it here.
            Waits = [new(migration, Until.Completed), .. needs.Where(need => need == Messaging).Select(need => new Wait(need, Until.Healthy))],
        };
    }
}
