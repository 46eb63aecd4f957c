using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Evidence;

/// <summary>
/// Writes the audit rows of a step that changes thousands of aggregates in one statement: past the change tracker, in the context's transaction.
/// Scoped, like the actor whose step it is.
/// </summary>
public sealed class BulkAudit(AuditStamp stamp, IPendingEvents pending)
{
    private const string Copy =
        """
        copy audit (id, at, business_at, actor, actor_kind, actor_roles, request_id, trace_id, service, aggregate_type, aggregate_id, version, action,
            from_state, to_state, reason, events, data, content_hash) from stdin (format binary)
        """;

    /// <param name="entries">By <see cref="AuditExtensions.Describe"/>, after the change.</param>
    public async Task WriteAsync(DbContext db, IEnumerable<AuditEntry> entries, CancellationToken cancellationToken)
    {
        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("Audit rows are written in the transaction of what they tell of: begin one.");
        }

        var events = pending.Of(db).ToArray();
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var rows = await connection.BeginBinaryImportAsync(Copy, cancellationToken);
        foreach (var entry in entries)
        {
            stamp.Complete(entry, events);
            await rows.StartRowAsync(cancellationToken);
            await rows.WriteAsync(entry.Id, NpgsqlDbType.Uuid, cancellationToken);
            await rows.WriteAsync(entry.At, NpgsqlDbType.TimestampTz, cancellationToken);
            await rows.WriteAsync(entry.BusinessAt, NpgsqlDbType.TimestampTz, cancellationToken);
            await rows.WriteAsync(entry.Actor, NpgsqlDbType.Text, cancellationToken);
            await rows.WriteAsync(entry.ActorKind.ToText(), NpgsqlDbType.Text, cancellationToken);
            await rows.WriteAsync(entry.ActorRoles, NpgsqlDbType.Array | NpgsqlDbType.Text, cancellationToken);
            await WriteAsync(rows, entry.RequestId, NpgsqlDbType.Text, cancellationToken);
            await WriteAsync(rows, entry.TraceId, NpgsqlDbType.Text, cancellationToken);
            await rows.WriteAsync(entry.Service, NpgsqlDbType.Text, cancellationToken);
            await rows.WriteAsync(entry.AggregateType, NpgsqlDbType.Text, cancellationToken);
            await rows.WriteAsync(entry.AggregateId, NpgsqlDbType.Uuid, cancellationToken);
            await rows.WriteAsync(entry.Version, NpgsqlDbType.Bigint, cancellationToken);
            await rows.WriteAsync(entry.Action, NpgsqlDbType.Text, cancellationToken);
            await WriteAsync(rows, entry.FromState, NpgsqlDbType.Text, cancellationToken);
            await WriteAsync(rows, entry.ToState, NpgsqlDbType.Text, cancellationToken);
            await WriteAsync(rows, entry.Reason, NpgsqlDbType.Text, cancellationToken);
            await rows.WriteAsync(entry.Events, NpgsqlDbType.Jsonb, cancellationToken);
            await WriteAsync(rows, entry.Data, NpgsqlDbType.Jsonb, cancellationToken);
            await rows.WriteAsync(entry.ContentHash, NpgsqlDbType.Bytea, cancellationToken);
        }

        await rows.CompleteAsync(cancellationToken);
    }

    private static Task WriteAsync(NpgsqlBinaryImporter rows, string? value, NpgsqlDbType type, CancellationToken cancellationToken) =>
        value is null ? rows.WriteNullAsync(cancellationToken) : rows.WriteAsync(value, type, cancellationToken);
}
