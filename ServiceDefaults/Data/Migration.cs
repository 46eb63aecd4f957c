using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ServiceDefaults.Data;

/// <summary>Brings the service's database to this build's schema.</summary>
public delegate Task Migrator(IServiceProvider services, CancellationToken cancellationToken);

/// <summary><c>dotnet Funding.dll migrate</c>: brings the database to this build's schema once, as its owner, and ends.</summary>
internal static partial class Migration
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    internal static async Task MigrateAsync<TDb>(IServiceProvider services, CancellationToken cancellationToken)
        where TDb : ServiceDb
    {
        var configuration = services.GetRequiredService<IConfiguration>();
        var name = $"{services.GetRequiredService<Messaging.ServiceName>().Value}db";
        await using var owner = new NpgsqlDataSourceBuilder(configuration.RequireConnectionString(name)).Build();
        await WaitForDatabaseAsync(owner, services.GetRequiredService<TimeProvider>(), Log(services), cancellationToken);
        var options = new DbContextOptionsBuilder<TDb>();
        options.Configure(owner);
        await using var db = ActivatorUtilities.CreateInstance<TDb>(services, options.Options);
        await db.Database.MigrateAsync(cancellationToken);
        var connection = new NpgsqlConnectionStringBuilder(configuration.RequireConnectionString(name));
        await ServiceRole.GrantAsync(db, ServiceRole.NameFor(connection, name), cancellationToken);
    }

    private static async Task WaitForDatabaseAsync(
        NpgsqlDataSource database, TimeProvider time, ILogger log, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        using var pause = new PeriodicTimer(Pause, time);
        while (true)
        {
            try
            {
                await using var connection = await database.OpenConnectionAsync(cancellationToken);
                return;
            }
            catch (NpgsqlException failure) when (time.GetElapsedTime(started) < Patience && IsAbsent(failure))
            {
                LogWaiting(log, failure.Message);
                await pause.WaitForNextTickAsync(cancellationToken);
            }
        }
    }

    private static bool IsAbsent(NpgsqlException failure) =>
        failure is not PostgresException || failure is PostgresException { SqlState: PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.InvalidCatalogName };

    private static ILogger Log(IServiceProvider services) =>
        services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Migration).FullName!);

    [LoggerMessage(1020, LogLevel.Information, "Waiting for the database: {Reason}")]
    private static partial void LogWaiting(ILogger logger, string reason);
}
