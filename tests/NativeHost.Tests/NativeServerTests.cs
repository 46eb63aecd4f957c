using Npgsql;
using Testing.Infrastructure;

namespace NativeHost.Tests;

/// <summary>ADR 2: private servers keep their data over an ordered stop and over a kill.</summary>
public sealed class NativeServerTests
{
    [Fact]
    public async Task PostgreSQL_keeps_what_was_committed()
    {
        await using var server = await TestInfrastructure.StartPrivatePostgresAsync();
        var database = await server.CreateDatabaseAsync("kept");
        await ExecuteAsync(database, "CREATE TABLE fact (id int); INSERT INTO fact VALUES (1)");

        await server.KillAsync();
        await server.StartAsync();
        await ExecuteAsync(database, "INSERT INTO fact VALUES (2)");
        await server.RestartAsync();

        Assert.Equal(2L, await ExecuteAsync(database, "SELECT count(*) FROM fact"));
    }

    [Fact]
    public async Task RabbitMQ_keeps_what_was_declared()
    {
        await using var broker = await TestInfrastructure.StartPrivateBrokerAsync();
        using var management = Management(broker);
        using var created = await management.PutAsync("/api/vhosts/kept", null, TestContext.Current.CancellationToken);
        created.EnsureSuccessStatusCode();

        await broker.KillAsync();
        await broker.StartAsync();

        Assert.Contains("\"kept\"", await management.GetStringAsync("/api/vhosts", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_shared_servers_give_each_test_its_own_database_and_virtual_host()
    {
        var infrastructure = await TestInfrastructure.GetAsync();
        var (one, other) = (await infrastructure.CreateDatabaseAsync("own"), await infrastructure.CreateDatabaseAsync("own"));
        Assert.NotEqual(one, other);
        Assert.Equal(1, await ExecuteAsync(one, "SELECT 1"));

        await using var broker = await infrastructure.CreateBrokerAsync();
        await using var another = await infrastructure.CreateBrokerAsync();
        Assert.NotEqual(broker.ConnectionString, another.ConnectionString);
    }

    private static HttpClient Management(PrivateBroker broker)
    {
        var credentials = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(new Uri(broker.ConnectionString).UserInfo));
        var client = new HttpClient { BaseAddress = new Uri(broker.ManagementUrl) };
        client.DefaultRequestHeaders.Authorization = new("Basic", credentials);
        return client;
    }

    private static async Task<object?> ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
