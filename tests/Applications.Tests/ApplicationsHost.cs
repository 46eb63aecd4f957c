using Applications.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Testing.Services;

namespace Applications.Tests;

/// <summary>The applications service on real servers, for one test class.</summary>
public sealed class ApplicationsHost() : ServiceHost<Program>("applications")
{
    public const long MaxTotalBytes = 24 * 1024 * 1024;

    /// <summary>Where the service keeps the materials of applications.</summary>
    public string Materials => Path.Combine(Evidence, "materials");

    /// <summary>What a second replica of the service is given that is a process of its own.</summary>
    public Dictionary<string, string> SettingsOfAReplica() =>
        Settings().ToDictionary(setting => setting.Name.Replace(":", "__", StringComparison.Ordinal), setting => setting.Value);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        // A pooled context looks for listeners once a second only, and tests begin to listen at any moment.
        builder.ConfigureServices(services => services.ConfigureDbContext<ApplicationsDb>(options => options.ConfigureLoggingCacheTime(TimeSpan.Zero)));
    }

    protected override IEnumerable<(string Name, string Value)> Settings() =>
    [
        .. base.Settings(), ("Materials:MaxTotalBytes", MaxTotalBytes.ToString(System.Globalization.CultureInfo.InvariantCulture)),
    ];
}
