using Npgsql;

namespace Testing.Infrastructure;

/// <summary>A stand-in until the real one lands: fresh databases on the server that ConnectionStrings__postgres names.</summary>
public sealed class TestInfrastructure
{
    public static Task<TestInfrastructure> GetAsync() => Task.FromResult(new TestInfrastructure());

    public async Task<string> CreateDatabaseAsync(string prefix)
    {
        var server = Environment.GetEnvironmentVariable("ConnectionStrings__postgres")
            ?? "Host=127.0.0.1;Port=55432;Username=postgres";
        var name = $"{prefix}_{Guid.CreateVersion7():N}"[..40];
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"create database \"{name}\"", connection);
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
    }
}
