using Contracts;
using Contracts.Applications;
using Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Testing.Infrastructure;

namespace Calendar.Tests;

/// <summary>A service with its own database; replicas share it. Refreshes and drains happen when a test says so.</summary>
public abstract class CalendarService : IAsyncLifetime
{
    private readonly List<IHost> _hosts = [];

    protected string ConnectionString { get; private set; } = "";

    protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2018, 6, 15, 4, 0, 0, TimeSpan.Zero));

    protected IHost Service { get; private set; } = null!;

    protected BusinessClock Clock => ClockOf(Service);

    protected static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        ConnectionString = await (await TestInfrastructure.GetAsync()).CreateDatabaseAsync("calendar");
        Service = GivenAReplica();
        await InScope(db => db.Database.EnsureCreatedAsync(Cancelled));
    }

    public ValueTask DisposeAsync()
    {
        _hosts.ForEach(host => host.Dispose());
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected virtual void Configure(IServiceCollection services)
    {
    }

    protected IHost GivenAReplica(bool demoMode = true)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Platform:DemoMode"] = demoMode.ToString() });
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.Services.AddDbContext<EffectsDb>(options => // as the services do it: retries and snake case
            options.UseNpgsql(ConnectionString, npgsql => npgsql.EnableRetryOnFailure(2)).UseSnakeCaseNamingConvention());
        builder.AddCalendar<EffectsDb>();
        builder.Services.AddScoped<IHandle<BusinessClockMoved>, MoveBusinessClock<EffectsDb>>();
        builder.Services.AddScoped<IHandle<CalendarPublished>, ApplyCalendar<EffectsDb>>();
        Configure(builder.Services);
        _hosts.Add(builder.Build());
        return _hosts[^1];
    }

    protected static BusinessClock ClockOf(IHost replica) => replica.Services.GetRequiredService<BusinessClock>();

    protected Task Refresh(IHost? replica = null) =>
        (replica ?? Service).Services.GetRequiredService<CalendarRefresher<EffectsDb>>().RefreshAsync(Cancelled);

    /// <summary>Handles a message as the inbox does: one scope, one transaction.</summary>
    protected async Task Consume<TEvent>(TEvent message, IHost? replica = null)
        where TEvent : class, IEvent
    {
        await using var scope = (replica ?? Service).Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EffectsDb>();
        await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancelled);
            await scope.ServiceProvider.GetRequiredService<IHandle<TEvent>>().HandleAsync(message, Cancelled);
            await db.SaveChangesAsync(Cancelled);
            await transaction.CommitAsync(Cancelled);
        });
    }

    protected async Task<T> InScope<T>(Func<EffectsDb, Task<T>> work)
    {
        await using var scope = Service.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<EffectsDb>());
    }
}

public sealed class Effect
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid SubjectId { get; init; }
}

public sealed class EffectsDb(DbContextOptions<EffectsDb> options) : DbContext(options)
{
    public DbSet<Effect> Effects => Set<Effect>();

    public DbSet<DueItem> Due => Set<DueItem>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddCalendar();
}
