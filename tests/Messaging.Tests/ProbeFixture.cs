using Contracts;
using Messaging.Outbox;
using Messaging.Probe;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Testing;
using Testing.Infrastructure;

namespace Messaging.Tests;

/// <summary>A fresh database and a fresh virtual host for one test, and any number of probes on them.</summary>
public sealed class ProbeFixture : IAsyncDisposable
{
    private readonly List<IHost> _hosts = [];
    private readonly NpgsqlDataSource _database;

    private ProbeFixture(string connectionString, string broker, string managementUrl)
    {
        (ConnectionString, Broker, ManagementUrl) = (connectionString, broker, managementUrl);
        _database = new NpgsqlDataSourceBuilder(connectionString).Build();
    }

    public string ConnectionString { get; }

    public string Broker { get; }

    public string ManagementUrl { get; }

    public static async Task<ProbeFixture> CreateAsync()
    {
        var infrastructure = await TestInfrastructure.GetAsync();
        var broker = await infrastructure.CreateBrokerAsync();
        return await CreateAsync(broker.ConnectionString, broker.ManagementUrl);
    }

    public static async Task<ProbeFixture> CreateAsync(string broker, string managementUrl)
    {
        var infrastructure = await TestInfrastructure.GetAsync();
        var fixture = new ProbeFixture(await infrastructure.CreateDatabaseAsync("probe"), broker, managementUrl);
        await using var db = fixture.OpenDb();
        await db.Database.EnsureCreatedAsync();
        return fixture;
    }

    /// <summary>A running probe that is ready to take messages.</summary>
    public async Task<IHost> StartProbeAsync(Action<IDictionary<string, string?>>? adjust = null)
    {
        var host = ProbeHost.Build(ConnectionString, Broker, ManagementUrl, adjust);
        _hosts.Add(host);
        await host.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }

    public ProbeDb OpenDb() =>
        new(new DbContextOptionsBuilder<ProbeDb>().UseNpgsql(_database).UseSnakeCaseNamingConvention().Options);

    /// <summary>Commits events to the outbox as a service does, through a probe that need not be running.</summary>
    public async Task CommitAsync(IHost probe, params IEnumerable<IEvent> events)
    {
        await using var scope = probe.Services.CreateAsyncScope();
        var outbox = scope.ServiceProvider.GetRequiredService<EventOutbox>();
        foreach (var message in events)
        {
            outbox.Add(message);
        }

        await scope.ServiceProvider.GetRequiredService<ProbeDb>().SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    public async Task<T> ReadAsync<T>(string sql)
    {
        await using var command = _database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = _database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public Task HasEffectsAsync(long count) =>
        Eventually.EqualAsync(count, () => ReadAsync<long>("SELECT count(*) FROM effect"), "effects");

    public Task OutboxIsEmptyAsync() =>
        Eventually.EqualAsync(0L, () => ReadAsync<long>("SELECT count(*) FROM outbox"), "rows in the outbox");

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.StopAsync(CancellationToken.None);
            host.Dispose();
        }

        await _database.DisposeAsync();
    }
}
