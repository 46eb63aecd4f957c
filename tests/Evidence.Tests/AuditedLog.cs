using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Testing.Infrastructure;

namespace Evidence.Tests;

/// <summary>A service with one aggregate, its own database, key and folder of heads; sealing happens when a test says so.</summary>
public abstract class AuditedLog : IAsyncLifetime
{
    private readonly List<IHost> _hosts = [];

    protected string Folder { get; } = Directory.CreateTempSubdirectory("evidence-").FullName;

    protected string ConnectionString { get; private set; } = "";

    protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2018, 6, 15, 4, 0, 0, TimeSpan.Zero));

    protected IHost Service { get; private set; } = null!;

    protected string HeadsFile => Path.Combine(Folder, "things.heads.jsonl");

    protected static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    protected SigningKey Key => Service.Services.GetRequiredService<SigningKey>();

    public async ValueTask InitializeAsync()
    {
        ConnectionString = await (await TestInfrastructure.GetAsync()).CreateDatabaseAsync("evidence");
        Service = GivenAReplica();
        await using var scope = Service.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ThingsDb>();
        await db.Database.EnsureCreatedAsync(Cancelled);
        await db.Database.ExecuteSqlRawAsync(AuditSql.Up, Cancelled);
    }

    public ValueTask DisposeAsync()
    {
        _hosts.ForEach(host => host.Dispose());
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected IHost GivenAReplica(Action<HostApplicationBuilder>? configure = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Evidence:Folder"] = Folder, ["Platform:DemoMode"] = "true" });
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.Services.AddDbContext<ThingsDb>((provider, options) =>
            options.UseNpgsql(ConnectionString).UseSnakeCaseNamingConvention().AddInterceptors(provider.GetRequiredService<AuditInterceptor>()));
        builder.AddEvidence<ThingsDb>("things");
        configure?.Invoke(builder);
        _hosts.Add(builder.Build());
        return _hosts[^1];
    }

    protected async Task<Guid[]> GivenThings(int count)
    {
        await using var scope = Service.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ThingsDb>();
        var things = Enumerable.Range(0, count).Select(i => new Thing($"thing {i}")).ToArray();
        foreach (var thing in things)
        {
            db.Things.Add(thing);
            db.Record(thing, "made", to: "New", reason: "测试", data: new { thing.Name, Amount = 600L, Share = 0.1, Nested = new { B = 1, A = "é\"" } });
        }

        await db.SaveChangesAsync(Cancelled);
        return [.. things.Select(t => t.Id)];
    }

    protected async Task GivenASealedLog()
    {
        await GivenThings(3);
        await Seal();
        await GivenThings(3);
        await Seal();
    }

    /// <summary>Runs the sealer once, as a replica's worker does every second.</summary>
    protected async Task<int> Seal(IHost? replica = null)
    {
        await using var connection = await Connect();
        return await (replica ?? Service).Services.GetRequiredService<AuditSealer>().RunAsync(connection, Cancelled);
    }

    protected async Task<AuditReport> VerifyLog(KeySet? trusted = null)
    {
        await using var connection = await Connect();
        return await new AuditVerifier(trusted ?? Key.PublicKeys, Time).VerifyAsync(connection, HeadsFile, Cancelled);
    }

    protected async Task<NpgsqlConnection> Connect()
    {
        var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync(Cancelled);
        return connection;
    }

    protected async Task<long> Scalar(string sql)
    {
        await using var connection = await Connect();
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync(Cancelled))!;
    }

    protected async Task Run(string sql)
    {
        await using var connection = await Connect();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancelled);
    }

    /// <summary>What a superuser can do: no trigger fires.</summary>
    protected Task Sabotage(string sql) => Run($"set session_replication_role = replica; {sql}; set session_replication_role = default");
}
