using System.Net.Sockets;
using Npgsql;

namespace NativeHost.Infrastructure;

/// <summary>What an administrator's connection is used for: to see that the server answers, to create databases and to drop them.</summary>
internal static class PostgresAdmin
{
    public static string ForDatabase(string administrator, string database) =>
        new NpgsqlConnectionStringBuilder(administrator) { Database = database }.ConnectionString;

    public static async Task<bool> AnswersAsync(string administrator, CancellationToken cancellation)
    {
        try
        {
            await ExecuteAsync(administrator, "SELECT 1", cancellation);
            return true;
        }
        catch (Exception exception) when (exception is NpgsqlException or SocketException or TimeoutException)
        {
            return false;
        }
    }

    public static async Task CreateIfMissingAsync(string administrator, string database, CancellationToken cancellation)
    {
        try
        {
            await ExecuteAsync(administrator, $"CREATE DATABASE \"{database}\"", cancellation);
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.DuplicateDatabase)
        {
            // It is there: its data are kept.
        }
    }

    /// <summary>Drops the database and the roles that are there for it alone.</summary>
    public static async Task DropAsync(string administrator, string database, CancellationToken cancellation)
    {
        await ExecuteAsync(administrator, $"DROP DATABASE IF EXISTS \"{database}\" WITH (FORCE)", cancellation);
        await ExecuteAsync(administrator,
            $"DROP ROLE IF EXISTS \"{DatabaseLogins.OwnerOf(database)}\", \"{DatabaseLogins.ServiceOf(database)}\"", cancellation);
    }

    public static async Task ExecuteAsync(string administrator, string sql, CancellationToken cancellation)
    {
        // Unpooled: a pooled connection would not notice a restart of the server.
        var settings = new NpgsqlConnectionStringBuilder(administrator) { Pooling = false, Timeout = 5 };
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
