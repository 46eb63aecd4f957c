using Evidence;
using Messaging.Outbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using ServiceDefaults.Health;

namespace ServiceDefaults.Data;

/// <summary>Opens a service's database under the service's own, restricted role.</summary>
public static partial class DatabaseExtensions
{
    /// <summary>Five services in two replicas each stay below 200 connections; more would only queue inside PostgreSQL.</summary>
    private const int MaxPoolSize = 15;

    /// <summary>A statement that a connection has sent five times is planned no more; more than these few hundred no service sends.</summary>
    private const int MaxPrepared = 200;

    internal static void AddDatabase<TDb>(this WebApplicationBuilder builder, string connectionName)
        where TDb : ServiceDb
    {
        builder.Services.AddSingleton(services => OpenDataSource(builder.Configuration, connectionName, Log(services)));
        builder.Services.AddSingleton<Migrator>(Migration.MigrateAsync<TDb>);
        builder.Services.AddPooledDbContextFactory<TDb>((services, options) => options
            .Configure(services.GetRequiredService<NpgsqlDataSource>())
            .AddInterceptors(new ScopedAudit(), services.GetRequiredService<RelaySignalInterceptor>()));
        builder.Services.AddScoped(services =>
        {
            var db = services.GetRequiredService<IDbContextFactory<TDb>>().CreateDbContext();
            db.Borrower = services;
            return db;
        });
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("database", tags: [HealthEndpoints.ReadyTag]);
    }

    /// <summary>The EF settings that the running service, its migrations and <c>dotnet ef</c> share. An aggregate is read whole by one statement: its parts are few.</summary>
    public static DbContextOptionsBuilder Configure(this DbContextOptionsBuilder options, NpgsqlDataSource database) =>
        options.UseNpgsql(database, npgsql => npgsql.UseQuerySplittingBehavior(QuerySplittingBehavior.SingleQuery)).UseSnakeCaseNamingConvention();

    internal static string RequireConnectionString(this IConfiguration configuration, string name) =>
        configuration.GetConnectionString(name) is { Length: > 0 } connectionString
            ? connectionString
            : throw new SettingException(
                $"ConnectionStrings__{name} is missing: give the service's PostgreSQL database, such as Host=127.0.0.1;Database={name};Username=…;Password=….");

    private static NpgsqlDataSource OpenDataSource(IConfiguration configuration, string connectionName, ILogger log)
    {
        var connection = new NpgsqlConnectionStringBuilder(configuration.RequireConnectionString(connectionName));
        if (ServiceRole.IsOwnLogin(connection, connectionName))
        {
            LogOwnLogin(log, connectionName, connection.Username);
        }
        else
        {
            // A start-up option of the session: RESET ROLE leads back to it, but SET ROLE NONE to the login and its rights.
            var role = ServiceRole.NameFor(connection, connectionName);
            connection.Options = $"{connection.Options} -c role={role}".Trim();
            LogTakenRole(log, connectionName, connection.Username, role);
        }

        connection.Options = $"{connection.Options} -c jit=off".Trim(); // the statements are short: compiling one costs more than running it
        connection.ApplicationName ??= connectionName;
        if (!connection.ShouldSerialize("Maximum Pool Size"))
        {
            connection.MaxPoolSize = MaxPoolSize;
        }

        if (!connection.ShouldSerialize("Max Auto Prepare"))
        {
            connection.MaxAutoPrepare = MaxPrepared;
        }

        return new NpgsqlDataSourceBuilder(connection.ConnectionString).Build();
    }

    private static ILogger Log(IServiceProvider services) =>
        services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(DatabaseExtensions).FullName!);

    [LoggerMessage(1021, LogLevel.Information, "{Database} is opened with the service's own login {Login}.")]
    private static partial void LogOwnLogin(ILogger logger, string database, string? login);

    [LoggerMessage(1022, LogLevel.Warning, "{Database} is opened with the login {Login}, which takes on the role {Role}: whoever runs SQL in this service can lay the role down. docs/settings.md says how the service gets a login of its own.")]
    private static partial void LogTakenRole(ILogger logger, string database, string? login, string role);
}
