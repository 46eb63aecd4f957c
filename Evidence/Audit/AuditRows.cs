using Npgsql;
using NpgsqlTypes;

namespace Evidence;

/// <summary>Audit rows as one statement, for a batch of commands that changes what they tell of past the change tracker.</summary>
public static class AuditRows
{
    /// <param name="entries">Complete: see <see cref="AuditStamp"/>.</param>
    public static NpgsqlBatchCommand Insert(IReadOnlyCollection<AuditEntry> entries)
    {
        var command = new NpgsqlBatchCommand(
            """
            insert into audit (id, at, business_at, actor, actor_kind, actor_roles, request_id, trace_id, service, aggregate_type, aggregate_id, version, action,
                from_state, to_state, reason, events, data, content_hash)
            select id, at, business_at, actor, actor_kind, actor_roles::text[], request_id, trace_id, service, aggregate_type, aggregate_id, version, action,
                from_state, to_state, reason, events, data, content_hash
            from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19) as e (id, at, business_at, actor, actor_kind,
                actor_roles, request_id, trace_id, service, aggregate_type, aggregate_id, version, action, from_state, to_state, reason, events, data, content_hash)
            """);
        Add(NpgsqlDbType.Uuid, e => e.Id);
        Add(NpgsqlDbType.TimestampTz, e => e.At);
        Add(NpgsqlDbType.TimestampTz, e => e.BusinessAt);
        Add(NpgsqlDbType.Text, e => e.Actor);
        Add(NpgsqlDbType.Text, e => e.ActorKind.ToText());
        Add(NpgsqlDbType.Text, e => ArrayLiteral(e.ActorRoles)); // arrays of arrays would all have to be of one length
        Add(NpgsqlDbType.Text, e => e.RequestId);
        Add(NpgsqlDbType.Text, e => e.TraceId);
        Add(NpgsqlDbType.Text, e => e.Service);
        Add(NpgsqlDbType.Text, e => e.AggregateType);
        Add(NpgsqlDbType.Uuid, e => e.AggregateId);
        Add(NpgsqlDbType.Bigint, e => e.Version);
        Add(NpgsqlDbType.Text, e => e.Action);
        Add(NpgsqlDbType.Text, e => e.FromState);
        Add(NpgsqlDbType.Text, e => e.ToState);
        Add(NpgsqlDbType.Text, e => e.Reason);
        Add(NpgsqlDbType.Jsonb, e => e.Events);
        Add(NpgsqlDbType.Jsonb, e => e.Data);
        Add(NpgsqlDbType.Bytea, e => e.ContentHash);
        return command;

        void Add<T>(NpgsqlDbType type, Func<AuditEntry, T> value) =>
            command.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Array | type, Value = entries.Select(value).ToArray() });
    }

    private static string ArrayLiteral(string[] values) =>
        $"{{{string.Join(',', values.Select(v => $"\"{v.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""))}}}";
}
