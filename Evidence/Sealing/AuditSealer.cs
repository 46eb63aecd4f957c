using Microsoft.Extensions.Options;
using Npgsql;

namespace Evidence;

/// <summary>
/// Puts every committed audit row under a signed head, once, in an order that never changes, and copies each head outside
/// the database. Safe with any number of replicas and a crash at any point.
/// </summary>
/// <remarks>
/// The database commits first, then the head goes outside. The other way round a crash in between would leave a head outside
/// for a tree that the next sealer, seeing other rows by then, never builds: an honest fork that looks like forgery. This way
/// a crash leaves a head that is not outside yet, and <see cref="PublishAsync"/> copies it first thing.
/// </remarks>
public sealed class AuditSealer(SigningKey key, IHeadStore outside, TimeProvider time, IOptions<EvidenceOptions> options)
{
    private const int LargestBatch = 5_000;
    private long _published = -1; // what this replica knows to be outside; only saves a look

    /// <summary>Seals all that is committed and not sealed, and publishes. Returns how many rows it sealed.</summary>
    public async Task<int> RunAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await PublishAsync(connection, cancellationToken); // before sealing: a log that contradicts its heads must not grow
        var total = 0;
        int sealedNow;
        do
        {
            sealedNow = await SealAsync(connection, cancellationToken);
            total += sealedNow;
        }
        while (sealedNow == LargestBatch);

        await PublishAsync(connection, cancellationToken);
        return total;
    }

    internal async Task<int> SealAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var tables = new AuditTables(connection);
        if (!await tables.TryLockAsync(cancellationToken))
        {
            return 0; // another replica is at it
        }

        var pending = await tables.ReadPendingAsync(LargestBatch, cancellationToken);
        if (pending.Seqs.Length == 0)
        {
            return 0;
        }

        var (logId, frontier) = await tables.ReadStateAsync(cancellationToken);
        var previous = (await tables.LastHeadAsync(cancellationToken)).SingleOrDefault();
        if (frontier.Size != (previous?.TreeSize ?? 0) || (previous is not null && Convert.ToHexStringLower(frontier.Root()) != previous.RootHash))
        {
            throw new EvidenceBrokenException("audit_state does not match the last head: somebody wrote to the sealer's tables.");
        }

        var firstIndex = frontier.Size;
        var leaves = pending.Seqs.Zip(pending.ContentHashes, (seq, hash) => AuditEntry.LeafHash(seq, hash)).ToArray();
        Array.ForEach(leaves, frontier.Append);
        var head = SignedHead.Sign(key, $"{options.Value.Service}:{logId:D}", frontier.Size, frontier.Root(), time.GetUtcNow(), previous);
        await tables.SealAsync(pending, firstIndex, leaves, frontier, head, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return leaves.Length;
    }

    internal async Task PublishAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var tables = new AuditTables(connection);
        while (await tables.LastTreeSizeAsync(cancellationToken) != _published)
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            if (!await tables.TryLockAsync(cancellationToken))
            {
                return;
            }

            var last = await outside.LastAsync(cancellationToken);
            var heads = await tables.HeadsFromAsync(last?.TreeSize ?? 0, LargestBatch, cancellationToken);
            if (last is not null && (heads.Count == 0 || heads[0] != last))
            {
                throw new EvidenceBrokenException(
                    $"The database's log does not hold the head at tree size {last.TreeSize} that was published: it was rewritten, cut or restored. "
                    + "Verify it; to go on with this database, archive the published heads and start a new file.");
            }

            if (heads.Count > 0)
            {
                await outside.AppendAsync(heads, cancellationToken);
            }

            _published = heads.Count > 0 ? heads[^1].TreeSize : 0;
        }
    }
}
