using Messaging;
using Messaging.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Testing.Infrastructure;

namespace Benchmarks.Bed;

/// <summary>
/// Two services as small as can be, one that publishes and one that subscribes, each with a database of its own, on one
/// broker. Their messaging runs with its defaults, so what is measured is what the platform runs.
/// </summary>
internal sealed class ServiceBed : IAsyncDisposable
{
    public const string Writer = "bench-writer";
    public const string Reader = "bench-reader";
    private const int MaxPoolSize = 15; // as ServiceDefaults has it
    private static readonly EventCatalog Catalog = new(typeof(Measured).Assembly);
    private readonly List<IHost> _hosts = [];
    private readonly TestBroker _broker;
    private IHost? _reader;

    private ServiceBed(TestBroker broker, Tables writerTables, Tables readerTables) =>
        (_broker, WriterTables, ReaderTables) = (broker, writerTables, readerTables);

    /// <summary>The reader's queue.</summary>
    public static string Queue => Catalog.Describe(typeof(Measured)).QueueOf(Reader);

    public Uri Broker => new(_broker.ConnectionString);

    public Tables WriterTables { get; }

    public Tables ReaderTables { get; }

    public Arrivals Arrivals { get; } = new();

    public static async Task<ServiceBed> CreateAsync(CancellationToken cancellation)
    {
        var infrastructure = await TestInfrastructure.GetAsync();
        var bed = new ServiceBed(
            await infrastructure.CreateBrokerAsync(),
            new Tables(await infrastructure.CreateDatabaseAsync("bench_writer")),
            new Tables(await infrastructure.CreateDatabaseAsync("bench_reader")));
        foreach (var tables in new[] { bed.WriterTables, bed.ReaderTables })
        {
            await using var db = tables.OpenDb();
            await db.Database.EnsureCreatedAsync(cancellation);
        }

        return bed;
    }

    /// <summary>A service that commits and publishes.</summary>
    /// <param name="sweep">How often its relay looks without being told.</param>
    public IHost BuildWriter(TimeSpan? sweep = null) => Build(Writer, WriterTables, _ => { }, sweep);

    /// <summary>Starts the service that takes every event, on its queue.</summary>
    public async Task StartReaderAsync(CancellationToken cancellation)
    {
        _reader = Build(Reader, ReaderTables, on => on.On<Measured, NoteMeasured>(), null);
        await StartAsync(_reader, cancellation);
    }

    /// <summary>Starts a service and waits until it has declared its queues and proved their bindings.</summary>
    public static async Task StartAsync(IHost service, CancellationToken cancellation)
    {
        await service.StartAsync(cancellation);
        var health = service.Services.GetRequiredService<HealthCheckService>();
        await Testing.Eventually.EqualAsync(
            HealthStatus.Healthy, async () => (await health.CheckHealthAsync(cancellation)).Status, "health of a started service");
    }

    /// <summary>Its queue stays, and collects what is published.</summary>
    public async Task StopReaderAsync(CancellationToken cancellation)
    {
        _hosts.Remove(_reader!);
        await _reader!.StopAsync(cancellation);
        _reader.Dispose();
    }

    /// <summary>One change and its event, in one transaction.</summary>
    public static async Task CommitAsync(IHost writer, IEnumerable<int> numbers, CancellationToken cancellation)
    {
        await using var scope = writer.Services.CreateAsyncScope();
        var (db, outbox) = (scope.ServiceProvider.GetRequiredService<BenchDb>(), scope.ServiceProvider.GetRequiredService<EventOutbox>());
        foreach (var number in numbers)
        {
            var message = Measured.Number(number);
            db.Add(new Change { Id = message.AggregateId, Number = number, Name = message.Name, AmountYuan = message.AmountYuan });
            outbox.Add(message);
        }

        await db.SaveChangesAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.StopAsync(CancellationToken.None);
            host.Dispose();
        }

        await WriterTables.DisposeAsync();
        await ReaderTables.DisposeAsync();
    }

    private IHost Build(string service, Tables tables, Action<Subscriptions> subscribe, TimeSpan? sweep)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:messaging"] = _broker.ConnectionString,
            ["Messaging:ManagementUrl"] = _broker.ManagementUrl,
            ["Messaging:SweepInterval"] = sweep?.ToString("c"),
        }.Where(setting => setting.Value is not null));
        builder.Logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Extensions.Diagnostics", LogLevel.None);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(new CommitClock(Arrivals));
        var pool = new NpgsqlConnectionStringBuilder(tables.ConnectionString) { MaxPoolSize = MaxPoolSize };
        builder.Services.AddSingleton(_ => new NpgsqlDataSourceBuilder(pool.ConnectionString).Build());
        builder.Services.AddDbContext<BenchDb>((services, options) => options
            .UseNpgsql(services.GetRequiredService<NpgsqlDataSource>()).UseSnakeCaseNamingConvention()
            .AddInterceptors(services.GetRequiredService<RelaySignalInterceptor>(), services.GetRequiredService<CommitClock>()));
        builder.AddMessaging<BenchDb>(service, subscribe, Catalog);
        var host = builder.Build();
        _hosts.Add(host);
        return host;
    }
}
