using System.Data;
using System.Text.Json;
using Npgsql;

namespace Evidence;

/// <summary>
/// Recomputes a log from its rows and holds it against the heads that were published outside the database, trusting
/// nothing but the given keys. Reads one snapshot; the service may go on.
/// </summary>
public sealed class AuditVerifier(KeySet trusted, TimeProvider time)
{
    /// <summary>How long a row may wait for its seal, and a head for its publication.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(10);

    public async Task<AuditReport> VerifyAsync(NpgsqlConnection connection, string headsFile, CancellationToken cancellationToken = default)
    {
        var report = new AuditReport();
        await using var outside = new OutsideHeads(headsFile, trusted, report); // read before the snapshot: heads go out after their commit
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var tree = new TreeCheck(outside, report, Late, trusted);
        await outside.MoveNextAsync(cancellationToken);
        await foreach (var row in LoggedRow.ReadAllAsync(connection, cancellationToken))
        {
            CheckRow(row, report);
            await tree.AddAsync(row, cancellationToken);
        }

        await tree.FinishAsync(cancellationToken);
        await FindStrayRowsAsync(connection, report, cancellationToken);
        return report;
    }

    private bool Late(DateTimeOffset at) => at < time.GetUtcNow() - Grace || at > time.GetUtcNow() + Grace;

    private static void CheckRow(LoggedRow row, AuditReport report)
    {
        var place = $"leaf {row.Index}, audit row {row.AuditId}" + (row.Entry is null ? "" : $" (seq {row.Entry.Seq})");
        if (row.Unreadable is not null)
        {
            report.Add("row-altered", place, $"it cannot be read: {row.Unreadable}");
        }
        else if (row.Entry is null)
        {
            report.Add("row-deleted", place, "the log has its leaf, the table has not its row");
        }
        else if (HashOf(row.Entry, out var fault) is not { } hash)
        {
            report.Add("row-altered", place, $"it has no canonical form: {fault}");
        }
        else if (!row.LeafHash.AsSpan().SequenceEqual(AuditEntry.LeafHash(row.Entry.Seq, hash)))
        {
            var what = hash.AsSpan().SequenceEqual(row.Entry.ContentHash) ? "its seq, or its content and content_hash," : "its content";
            report.Add("row-altered", place, $"{what} changed after it was sealed");
        }
        else if (!hash.AsSpan().SequenceEqual(row.Entry.ContentHash))
        {
            report.Add("row-altered", place, "its content_hash changed after it was sealed");
        }
    }

    private static byte[]? HashOf(AuditEntry entry, out string? fault)
    {
        try
        {
            fault = null;
            return entry.HashContent();
        }
        catch (JsonException e)
        {
            fault = e.Message;
            return null;
        }
    }

    private async Task FindStrayRowsAsync(NpgsqlConnection connection, AuditReport report, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            select a.id, a.seq, a.at::text, extract(epoch from a.at)::float8 from audit a
            where not exists (select from audit_leaf l where l.audit_id = a.id)
            union all
            select p.audit_id, p.seq, null, null from audit_pending p where not exists (select from audit a where a.id = p.audit_id)
            order by 2
            """, connection) { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var place = $"audit row {reader.GetGuid(0)} (seq {reader.GetInt64(1)})";
            if (reader.IsDBNull(2))
            {
                report.Add("row-deleted", place, "it waits for its seal, the table has not its row");
            }
            else if (Late(Instant(reader.GetDouble(3))))
            {
                report.Add("row-unsealed", place, $"it says it was written at {reader.GetString(2)} and is in no leaf");
            }
        }
    }

    // 'infinity' is a time a forger may write and .NET cannot hold.
    private static DateTimeOffset Instant(double seconds) =>
        Math.Abs(seconds) < 60_000_000_000 ? DateTimeOffset.UnixEpoch.AddSeconds(seconds) : DateTimeOffset.MinValue;
}
