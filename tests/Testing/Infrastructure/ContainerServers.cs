using System.Globalization;
using NativeHost.Infrastructure;
using Testcontainers.PostgreSql;
using Testcontainers.RabbitMq;

namespace Testing.Infrastructure;

/// <summary>Both servers in containers, of the images that apphost.cs names, where a container engine answers.</summary>
internal sealed class ContainerServers : IAsyncDisposable
{
    private const string PostgresImage = "postgres:17.6";
    private const string RabbitMqImage = "rabbitmq:4.1-management";
    private const int ManagementPort = 15672;
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(3);
    private readonly PostgreSqlContainer _postgres = new PostgreSqlBuilder(PostgresImage).Build();
    private readonly RabbitMqContainer _rabbitMq = new RabbitMqBuilder(RabbitMqImage).WithPortBinding(ManagementPort, assignRandomHostPort: true).Build();

    public string Postgres => _postgres.GetConnectionString();

    public string Messaging => _rabbitMq.GetConnectionString();

    public string ManagementUrl => string.Create(CultureInfo.InvariantCulture, $"http://{_rabbitMq.Hostname}:{_rabbitMq.GetMappedPublicPort(ManagementPort)}");

    /// <summary>Null where there is no engine, or one that cannot get the images.</summary>
    public static async Task<ContainerServers?> TryStartAsync()
    {
        if (!await ContainerEngine.AnswersAsync())
        {
            return null;
        }

        var servers = new ContainerServers();
        try
        {
            using var limit = new CancellationTokenSource(LongestStart);
            await Task.WhenAll(servers._postgres.StartAsync(limit.Token), servers._rabbitMq.StartAsync(limit.Token));
            while (!await RabbitMqProbe.AnswersAsync(servers.Messaging, servers.ManagementUrl, limit.Token))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), limit.Token);
            }

            return servers;
        }
        catch (Exception exception)
        {
            await Console.Error.WriteLineAsync($"The container engine answers but did not start the servers, so native ones are used: {exception.Message}");
            await servers.DisposeAsync();
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _rabbitMq.DisposeAsync();
        await _postgres.DisposeAsync();
    }
}
