using Messaging.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Messaging.Probe;

/// <summary>The smallest service: messaging alone, on a given database and broker, with every interval short.</summary>
public static class ProbeHost
{
    public const string Service = "probe";

    public static IHost Build(string database, string broker, string managementUrl, Action<IDictionary<string, string?>>? adjust = null)
    {
        var settings = new Dictionary<string, string?>
        {
            ["ConnectionStrings:messaging"] = broker,
            ["Messaging:ManagementUrl"] = managementUrl,
            ["Messaging:SweepInterval"] = "00:00:00.100",
            ["Messaging:FirstBackoff"] = "00:00:00.050",
            ["Messaging:MaxBackoff"] = "00:00:00.200",
            ["Messaging:BindingsInterval"] = "00:00:00.100",
            ["Messaging:SendTimeout"] = "00:00:02",
        };
        adjust?.Invoke(settings);
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.AddSimpleConsole(c => { c.TimestampFormat = "HH:mm:ss.fff "; c.SingleLine = true; }).SetMinimumLevel(Enum.Parse<LogLevel>(Environment.GetEnvironmentVariable("PROBE_LOG") ?? "Warning"));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(_ => new NpgsqlDataSourceBuilder(database).Build());
        builder.Services.AddDbContext<ProbeDb>((services, options) => options
            .UseNpgsql(services.GetRequiredService<NpgsqlDataSource>()).UseSnakeCaseNamingConvention()
            .AddInterceptors(services.GetRequiredService<RelaySignalInterceptor>()));
        builder.Services.AddSingleton<Poison>();
        builder.AddMessaging<ProbeDb>(
            Service, on => on.On<Ticked, NoteTick>().On<HalfHeard, NoteHalfHeard>(), new EventCatalog(typeof(Ticked).Assembly));
        return builder.Build();
    }
}
