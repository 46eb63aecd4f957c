using Npgsql;

namespace Evidence;

/// <summary>The sealer's statements on one connection.</summary>
internal sealed class AuditTables(NpgsqlConnection connection)
{
    private const long SealerLock = 0x4155_4449_5453_4541; // one sealer a database

    public sealed record Pending(long[] Seqs, Guid[] Ids, byte[][] ContentHashes);

    public async Task<bool> TryLockAsync(CancellationToken cancellationToken)
    {
        await using var command = Command("select pg_try_advisory_xact_lock($1)", SealerLock);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    public async Task<Pending> ReadPendingAsync(int limit, CancellationToken cancellationToken)
    {
        await using var command = Command("select seq, audit_id, content_hash from audit_pending order by seq limit $1", limit);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<(long Seq, Guid Id, byte[] Hash)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add((reader.GetInt64(0), reader.GetGuid(1), reader.GetFieldValue<byte[]>(2)));
        }

        return new([.. rows.Select(r => r.Seq)], [.. rows.Select(r => r.Id)], [.. rows.Select(r => r.Hash)]);
    }

    public async Task<(Guid LogId, MerkleFrontier Frontier)> ReadStateAsync(CancellationToken cancellationToken)
    {
        await using var command = Command("select log_id, tree_size, frontier from audit_state");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? (reader.GetGuid(0), new MerkleFrontier(reader.GetInt64(1), reader.GetFieldValue<byte[][]>(2)))
            : throw new EvidenceBrokenException("audit_state has lost its row.");
    }

    public async Task<long> LastTreeSizeAsync(CancellationToken cancellationToken)
    {
        await using var command = Command("select coalesce(max(tree_size), 0) from audit_head");
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    public Task<IReadOnlyList<SignedHead>> LastHeadAsync(CancellationToken cancellationToken) =>
        HeadsAsync(Command("select head from audit_head order by tree_size desc limit 1"), cancellationToken);

    public Task<IReadOnlyList<SignedHead>> HeadsFromAsync(long treeSize, int limit, CancellationToken cancellationToken) =>
        HeadsAsync(Command("select head from audit_head where tree_size >= $1 order by tree_size limit $2", treeSize, limit), cancellationToken);

    /// <summary>Leaves, frontier, head and the emptied queue: one round trip.</summary>
    public async Task SealAsync(Pending rows, long firstIndex, byte[][] leaves, MerkleFrontier frontier, SignedHead head, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        Add(batch, """
            insert into audit_leaf (leaf_index, audit_id, leaf_hash)
            select $1 + n - 1, id, hash from unnest($2, $3) with ordinality as t (id, hash, n)
            """, firstIndex, rows.Ids, leaves);
        Add(batch, "update audit_state set tree_size = $1, frontier = $2", frontier.Size, frontier.Subtrees.ToArray());
        Add(batch, "insert into audit_head (tree_size, root_hash, head) values ($1, $2, $3)", frontier.Size, frontier.Root(), head.ToLine());
        Add(batch, "delete from audit_pending where seq = any($1)", (object)rows.Seqs);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static void Add(NpgsqlBatch batch, string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.AddRange(values.Select(value => new NpgsqlParameter { Value = value }).ToArray());
        batch.BatchCommands.Add(command);
    }

    private static async Task<IReadOnlyList<SignedHead>> HeadsAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var owned = command;
        await using var reader = await owned.ExecuteReaderAsync(cancellationToken);
        var heads = new List<SignedHead>();
        while (await reader.ReadAsync(cancellationToken))
        {
            heads.Add(SignedHead.Parse(reader.GetString(0)));
        }

        return heads;
    }

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(values.Select(value => new NpgsqlParameter { Value = value }).ToArray());
        return command;
    }
}
