using System.Net.Http.Headers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using ServiceDefaults.Authentication;
using Testing.Infrastructure;
using Xunit;

namespace Testing.Services;

/// <summary>
/// One whole service on a fresh PostgreSQL database and a fresh RabbitMQ virtual host, with its own restricted database login.
/// Only the authority is replaced, so that a test can be anybody.
/// </summary>
/// <typeparam name="TProgram">The service's <c>Program</c>.</typeparam>
public abstract class ServiceHost<TProgram>(string service, TestAuthority? authority = null, TestBroker? broker = null) : WebApplicationFactory<TProgram>, IAsyncLifetime, IServiceHost
    where TProgram : class
{
    private readonly TestAuthority _authority = authority ?? new();
    private TestBroker? _broker = broker;
    private string _login = "";

    public string Service { get; } = service;

    /// <summary>Whose tokens the service accepts.</summary>
    public TestAuthority Authority => _authority;

    /// <summary>Where the service signs, outside its database.</summary>
    public string Evidence { get; } = Directory.CreateTempSubdirectory("evidence-").FullName;

    /// <summary>The owner's connection string, for looking behind the service's back.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <summary>The administrator's connection string, as a running platform's tools have it.</summary>
    public string Administrator { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var infrastructure = await TestInfrastructure.GetAsync();
        (Administrator, ConnectionString, _login) = await infrastructure.CreateServiceDatabaseAsync(Service);
        _broker ??= await infrastructure.CreateBrokerAsync();
        await MigrateAsync();
        await Task.Run(() => Server); // starts it, apart from the test runner's few threads, which starting blocks
    }

    /// <summary>A client with a token of this principal; no token for <see cref="Principal.Nobody"/>.</summary>
    public HttpClient CreateClient(Principal principal)
    {
        var client = CreateClient();
        if (principal != Principal.Nobody)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _authority.TokenFor(principal, Service));
        }

        return client;
    }

    /// <summary>For a client that speaks for many.</summary>
    public string TokenFor(Principal principal) => _authority.TokenFor(principal, Service);

    public async Task<T> ReadAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    /// <summary>Delivers an event as the broker would: through the inbox, the handler and the commit.</summary>
    public Task PublishAsync(Contracts.IEvent message) => EventDelivery.SendAsync(_broker!.ConnectionString, Service, message);

    private string DatabaseSetting => $"ConnectionStrings:{Service}db";

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        foreach (var (name, value) in Settings())
        {
            builder.UseSetting(name, value);
        }

        builder.UseEnvironment(Environments.Production);
        builder.ConfigureServices(services => services.AddHttpClient(AuthorityDocuments.ClientName)
            .ConfigurePrimaryHttpMessageHandler(_authority.Documents));
    }

    /// <summary>As an installation does it: the service's own program, told to migrate, with the owner's login.</summary>
    private async Task MigrateAsync()
    {
        (string Name, string Value)[] settings = [.. Settings(), (DatabaseSetting, ConnectionString)];
        string[] args = ["migrate", .. settings.Select(setting => $"--{setting.Name}={setting.Value}")];
        var exitCode = await Task.Run(() => (int)typeof(TProgram).Assembly.EntryPoint!.Invoke(null, [args])!);
        Assert.Equal(0, exitCode);
    }

    protected virtual IEnumerable<(string Name, string Value)> Settings() =>
    [
        (DatabaseSetting, _login),
        ("ConnectionStrings:messaging", _broker!.ConnectionString),
        ("Messaging:ManagementUrl", _broker.ManagementUrl),
        ("Identity:Issuer", TestAuthority.Issuer),
        ("Identity:MetadataAddress", "http://authority.test/.well-known/openid-configuration"),
        ("Platform:DemoMode", "true"),
        ("Evidence:Folder", Evidence),
        ("Materials:Folder", Path.Combine(Evidence, "materials")),
    ];

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _authority.Dispose();
            Directory.Delete(Evidence, recursive: true);
        }
    }
}

/// <summary>A service under test, whichever it is.</summary>
public interface IServiceHost
{
    string Service { get; }

    IServiceProvider Services { get; }

    HttpClient CreateClient(Principal principal);
}
