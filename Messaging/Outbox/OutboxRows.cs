using Npgsql;
using NpgsqlTypes;

namespace Messaging.Outbox;

/// <summary>Outbox rows as one statement, for a batch of commands that changes what they tell of past the change tracker.</summary>
public static class OutboxRows
{
    /// <param name="messages">By <see cref="EventOutbox.Prepare"/>.</param>
    public static NpgsqlBatchCommand Insert(IReadOnlyCollection<OutboxMessage> messages)
    {
        var command = new NpgsqlBatchCommand(
            """
            INSERT INTO outbox (id, aggregate_id, aggregate_version, type, body, trace_parent, created, next_attempt, attempts, dead)
            SELECT m.*, 0, false FROM unnest($1, $2, $3, $4, $5, $6, $7, $8) m
            """);
        Add(NpgsqlDbType.Uuid, m => m.Id);
        Add(NpgsqlDbType.Uuid, m => m.AggregateId);
        Add(NpgsqlDbType.Bigint, m => m.AggregateVersion);
        Add(NpgsqlDbType.Text, m => m.Type);
        Add(NpgsqlDbType.Text, m => m.Body);
        Add(NpgsqlDbType.Text, m => m.TraceParent);
        Add(NpgsqlDbType.TimestampTz, m => m.Created);
        Add(NpgsqlDbType.TimestampTz, m => m.NextAttempt);
        return command;

        void Add<T>(NpgsqlDbType type, Func<OutboxMessage, T> value) =>
            command.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Array | type, Value = messages.Select(value).ToArray() });
    }
}
