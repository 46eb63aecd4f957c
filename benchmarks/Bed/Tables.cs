using Benchmarks.Rounds;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Benchmarks.Bed;

/// <summary>One service's database as the judge of a run sees it.</summary>
internal sealed class Tables(string connectionString) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _database = new NpgsqlDataSourceBuilder(connectionString).Build();

    public string ConnectionString => connectionString;

    public BenchDb OpenDb() => new(new DbContextOptionsBuilder<BenchDb>().UseNpgsql(_database).UseSnakeCaseNamingConvention().Options);

    public async Task<T?> ReadAsync<T>(string sql, CancellationToken cancellation)
    {
        await using var command = _database.CreateCommand(sql);
        return await command.ExecuteScalarAsync(cancellation) is T value ? value : default;
    }

    public Task<Guid[]?> IdsAsync(string sql, CancellationToken cancellation) => ReadAsync<Guid[]>($"SELECT array_agg(id) FROM ({sql}) AS ids", cancellation);

    /// <summary>As at the start of the first round.</summary>
    public async Task ClearAsync(CancellationToken cancellation)
    {
        await using var command = _database.CreateCommand("TRUNCATE outbox, outbox_sent, inbox, dead_letter, change");
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public Task<long> SentAsync(CancellationToken cancellation) => ReadAsync<long>("SELECT count FROM outbox_sent", cancellation);

    /// <summary>By PostgreSQL's own count, which holds what ended sessions did, and of running ones nearly all.</summary>
    public Task<long> CommitsAsync(CancellationToken cancellation) =>
        ReadAsync<long>("SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()", cancellation);

    public async Task OutboxIsEmptyAsync(CancellationToken cancellation)
    {
        var left = await ReadAsync<long>("SELECT count(*) FROM outbox", cancellation);
        WrongRunException.Unless(left == 0, $"{left} rows are left in the outbox.");
    }

    public async Task HasNoDeadLettersAsync(CancellationToken cancellation)
    {
        var dead = await ReadAsync<long>("SELECT count(*) FROM dead_letter", cancellation);
        WrongRunException.Unless(dead == 0, $"{dead} messages became dead letters.");
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
