using System.Runtime.CompilerServices;
using Npgsql;

namespace Evidence;

/// <summary>One leaf of the log with the audit row and the head that belong to it, read as they are now.</summary>
internal sealed record LoggedRow(long Index, Guid AuditId, byte[] LeafHash, string? Head, AuditEntry? Entry, string? Unreadable)
{
    private const string Sql = """
        select l.leaf_index, l.audit_id, l.leaf_hash, h.head,
               a.seq, a.id, a.at, a.business_at, a.actor, a.actor_kind, a.actor_roles, a.request_id, a.trace_id, a.service,
               a.aggregate_type, a.aggregate_id, a.version, a.action, a.from_state, a.to_state, a.reason,
               a.events::text, a.data::text, a.content_hash
        from audit_leaf l
        left join audit a on a.id = l.audit_id
        left join audit_head h on h.tree_size = l.leaf_index + 1
        order by l.leaf_index, a.seq
        """;

    public static async IAsyncEnumerable<LoggedRow> ReadAllAsync(
        NpgsqlConnection connection, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Sql, connection) { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            yield return Read(reader);
        }
    }

    private static LoggedRow Read(NpgsqlDataReader reader)
    {
        var row = new LoggedRow(reader.GetInt64(0), reader.GetGuid(1), reader.GetFieldValue<byte[]>(2), Text(reader, 3), null, null);
        if (reader.IsDBNull(4))
        {
            return row;
        }

        try
        {
            return row with { Entry = ReadEntry(reader) };
        }
        catch (Exception e) when (e is FormatException or InvalidCastException or OverflowException or ArgumentException)
        {
            return row with { Unreadable = e.Message };
        }
    }

    private static AuditEntry ReadEntry(NpgsqlDataReader reader) => new()
    {
        Seq = reader.GetInt64(4),
        Id = reader.GetGuid(5),
        At = reader.GetFieldValue<DateTimeOffset>(6),
        BusinessAt = reader.GetFieldValue<DateTimeOffset>(7),
        Actor = reader.GetString(8),
        ActorKind = ActorKindText.Parse(reader.GetString(9)),
        ActorRoles = reader.GetFieldValue<string[]>(10),
        RequestId = Text(reader, 11),
        TraceId = Text(reader, 12),
        Service = reader.GetString(13),
        AggregateType = reader.GetString(14),
        AggregateId = reader.GetGuid(15),
        Version = reader.GetInt64(16),
        Action = reader.GetString(17),
        FromState = Text(reader, 18),
        ToState = Text(reader, 19),
        Reason = Text(reader, 20),
        Events = reader.GetString(21),
        Data = Text(reader, 22),
        ContentHash = reader.GetFieldValue<byte[]>(23),
    };

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
