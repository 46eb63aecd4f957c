using Evidence;
using Messaging.Outbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ServiceDefaults.Health;

namespace ServiceDefaults.Data;

/// <summary>Opens a service's database under the service's own, restricted role.</summary>
public static class DatabaseExtensions
{
    /// <summary>Five services in two replicas each stay below 200 connections; more would only queue inside PostgreSQL.</summary>
    private const int MaxPoolSize = 15;

    internal static void AddDatabase<TDb>(this WebApplicationBuilder builder, string connectionName)
        where TDb : ServiceDb
    {
        builder.Services.AddSingleton(_ => OpenDataSource(builder.Configuration, connectionName));
        builder.Services.AddSingleton<Migrator>(Migration.MigrateAsync<TDb>);
        builder.Services.AddDbContext<TDb>((services, options) => options
            .Configure(services.GetRequiredService<NpgsqlDataSource>())
            .AddInterceptors(
                services.GetRequiredService<AuditInterceptor>(), services.GetRequiredService<RelaySignalInterceptor>()));
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("database", tags: [HealthEndpoints.ReadyTag]);
    }

    /// <summary>The EF settings that the running service, its migrations and <c>dotnet ef</c> share.</summary>
    public static DbContextOptionsBuilder Configure(this DbContextOptionsBuilder options, NpgsqlDataSource database) =>
        options.UseNpgsql(database).UseSnakeCaseNamingConvention();

    internal static string RequireConnectionString(this IConfiguration configuration, string name) =>
        configuration.GetConnectionString(name) is { Length: > 0 } connectionString
            ? connectionString
            : throw new SettingException(
                $"ConnectionStrings__{name} is missing: give the service's PostgreSQL database, such as Host=127.0.0.1;Database={name};Username=…;Password=….");

    private static NpgsqlDataSource OpenDataSource(IConfiguration configuration, string connectionName)
    {
        var connection = new NpgsqlConnectionStringBuilder(configuration.RequireConnectionString(connectionName));
        // The role is a start-up option of the session, so that RESET ROLE leads back to it and not to the owner.
        connection.Options = $"{connection.Options} -c role={ServiceRole.NameFor(connectionName)}".Trim();
        connection.ApplicationName ??= connectionName;
        if (!connection.ShouldSerialize("Maximum Pool Size"))
        {
            connection.MaxPoolSize = MaxPoolSize;
        }

        return new NpgsqlDataSourceBuilder(connection.ConnectionString).Build();
    }
}
