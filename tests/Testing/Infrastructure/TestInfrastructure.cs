using Npgsql;

namespace Testing.Infrastructure;

/// <summary>Stand-in until the shared test infrastructure lands: databases on the server that ConnectionStrings__postgres names.</summary>
public sealed class TestInfrastructure
{
    private readonly string _server = Environment.GetEnvironmentVariable("ConnectionStrings__postgres")
        ?? throw new InvalidOperationException("Set ConnectionStrings__postgres.");

    public static Task<TestInfrastructure> GetAsync() => Task.FromResult(new TestInfrastructure());

    public async Task<string> CreateDatabaseAsync(string prefix)
    {
        var name = $"{prefix}_{Guid.CreateVersion7():N}";
        await using var connection = new NpgsqlConnection(_server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"create database \"{name}\"", connection);
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(_server) { Database = name }.ConnectionString;
    }
}
