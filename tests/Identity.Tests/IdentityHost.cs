using System.Text.Json;
using Demo.Client;
using Identity.Data;
using Identity.Keys;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Testing.Infrastructure;

namespace Identity.Tests;

/// <summary>The service in this process on a real database, in demo mode, with a clock that tests move.</summary>
public sealed class IdentityHost : IAsyncLifetime
{
    public static readonly Uri Issuer = new("http://platform.test/");
    private readonly List<WebApplicationFactory<IdentityOptions>> _replicas = [];
    private string _login = "";

    /// <summary>Starts at the machine's time, because JSON web token checks of the framework read the machine's clock.</summary>
    public FakeTimeProvider Time { get; } = new(TimeProvider.System.GetUtcNow());

    /// <summary>The owner's connection string, for looking behind the service's back.</summary>
    public string Database { get; private set; } = "";

    internal WebApplicationFactory<IdentityOptions> App { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        (_, Database, _login) = await (await TestInfrastructure.GetAsync()).CreateServiceDatabaseAsync("identity");
        await using (var db = OpenDb())
        {
            await db.Database.MigrateAsync();
        }

        App = StartReplica();
        await ReadyAsync(App);
    }

    internal WebApplicationFactory<IdentityOptions> StartReplica(string? database = null)
    {
        var replica = new WebApplicationFactory<IdentityOptions>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment("Production");
            host.UseSetting("ConnectionStrings:identitydb", database ?? _login);
            host.UseSetting("Identity:Issuer", Issuer.AbsoluteUri);
            host.UseSetting("Platform:DemoMode", "true");
            host.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Time));
        });
        _replicas.Add(replica);
        return replica;
    }

    internal IdentityDb OpenDb() => new(new DbContextOptionsBuilder<IdentityDb>()
        .UseNpgsql(Database).UseSnakeCaseNamingConvention().Options);

    internal static async Task ReadyAsync(WebApplicationFactory<IdentityOptions> replica)
    {
        using var client = replica.CreateClient();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            using var reply = await client.GetAsync(new Uri("/health", UriKind.Relative), patience.Token);
            if (reply.IsSuccessStatusCode)
            {
                return;
            }

            await Task.Delay(50, patience.Token);
        }
    }

    internal Browser NewBrowser(WebApplicationFactory<IdentityOptions>? replica = null) =>
        new((replica ?? App).Server.CreateHandler(), Issuer);

    internal async Task<JsonElement> JsonAsync(string path, string? host = null, WebApplicationFactory<IdentityOptions>? replica = null)
    {
        using var browser = NewBrowser(replica);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = host;
        using var reply = await browser.SendAsync(request, TestContext.Current.CancellationToken);
        return JsonDocument.Parse(await reply.Content.ReadAsStringAsync()).RootElement;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var replica in _replicas)
        {
            await replica.DisposeAsync();
        }
    }
}
