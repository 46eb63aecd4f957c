using NativeHost.Infrastructure;
using NativeHost.Settings;

namespace Testing.Infrastructure;

/// <summary>The one PostgreSQL and the one RabbitMQ of a test process: given by the environment, else in containers, else native.
/// Whatever a test creates in them is gone when the process ends.</summary>
public sealed class TestInfrastructure
{
    private static readonly Lazy<Task<TestInfrastructure>> Shared = new(StartAsync);
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(60);
    private readonly Leftovers _leftovers = new();
    private readonly string _postgres;
    private readonly string _messaging;
    private readonly string _managementUrl;

    private TestInfrastructure(string source, string postgres, string messaging, string managementUrl) =>
        (Source, _postgres, _messaging, _managementUrl) = (source, postgres, messaging, managementUrl);

    /// <summary>Where the servers come from: given, containers or native.</summary>
    public string Source { get; }

    public static ValueTask<TestInfrastructure> GetAsync() => new(Shared.Value);

    /// <summary>Undoes everything that was made; at the end of a run, and once more for a process that exits early.</summary>
    public static async ValueTask EndAsync()
    {
        if (Shared.IsValueCreated)
        {
            await (await Shared.Value)._leftovers.ClearAsync();
        }
    }

    /// <summary>A broker of the test's own, which it may stop, freeze and kill.</summary>
    public static Task<PrivateBroker> StartPrivateBrokerAsync() => PrivateBroker.CreateAsync();

    /// <summary>A database server of the test's own, which it may stop, freeze and kill.</summary>
    public static Task<PrivatePostgres> StartPrivatePostgresAsync() => PrivatePostgres.CreateAsync();

    /// <summary>A fresh, empty database; the administrator's connection string.</summary>
    public async Task<string> CreateDatabaseAsync(string prefix)
    {
        var name = NewDatabase(prefix);
        await PostgresAdmin.CreateIfMissingAsync(_postgres, name, CancellationToken.None);
        return PostgresAdmin.ForDatabase(_postgres, name);
    }

    /// <summary>A fresh, empty database with an owner and a service's login, as a host makes it.</summary>
    public async Task<ServiceDatabase> CreateServiceDatabaseAsync(string service)
    {
        var logins = DatabaseLogins.Create(NewDatabase(service));
        await PostgresLogins.GiveAsync(_postgres, logins, CancellationToken.None);
        return new ServiceDatabase(PostgresAdmin.ForDatabase(_postgres, logins.Database), logins.OwnerConnection(_postgres), logins.ServiceConnection(_postgres));
    }

    /// <summary>A fresh, empty virtual host.</summary>
    public async Task<TestBroker> CreateBrokerAsync()
    {
        var broker = await TestBroker.CreateAsync(_messaging, _managementUrl);
        _leftovers.Add(() => broker.DisposeAsync().AsTask());
        return broker;
    }

    private string NewDatabase(string prefix)
    {
        var name = $"{prefix}_{Guid.CreateVersion7():N}".ToLowerInvariant();
        _leftovers.Add(() => PostgresAdmin.DropAsync(_postgres, name, CancellationToken.None));
        return name;
    }

    private static async Task<TestInfrastructure> StartAsync()
    {
        var infrastructure = await FromEnvironmentAsync() ?? await InContainersAsync() ?? await NativeAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => infrastructure._leftovers.ClearAsync().Wait(LongestEnd);
        return infrastructure;
    }

    private static Task<TestInfrastructure?> FromEnvironmentAsync()
    {
        var given = Given.FromEnvironment();
        return Task.FromResult(given is { Postgres: { } postgres, Messaging: { } messaging, ManagementUrl: { } management }
            ? new TestInfrastructure("given", postgres, messaging, management)
            : null);
    }

    private static async Task<TestInfrastructure?> InContainersAsync()
    {
        if (await ContainerServers.TryStartAsync() is not { } servers)
        {
            return null;
        }

        var infrastructure = new TestInfrastructure("containers", servers.Postgres, servers.Messaging, servers.ManagementUrl);
        infrastructure._leftovers.Add(async () => await servers.DisposeAsync());
        return infrastructure;
    }

    private static async Task<TestInfrastructure> NativeAsync()
    {
        var servers = await TemporaryServers.StartAsync(Given.FromEnvironment(), CancellationToken.None);
        var infrastructure = new TestInfrastructure("native", servers.Servers.Postgres, servers.Servers.Messaging, servers.Servers.ManagementUrl);
        infrastructure._leftovers.Add(async () => await servers.DisposeAsync());
        return infrastructure;
    }
}

/// <summary>The connection strings of a service's database: the administrator's, its migration's and its own.</summary>
public sealed record ServiceDatabase(string Administrator, string Owner, string Service);
