using Npgsql;
using NpgsqlTypes;

namespace Messaging.Outbox;

/// <summary>A claimed row as the relay needs it.</summary>
internal sealed record ClaimedMessage(
    long Seq, Guid Id, string Type, string Body, string? TraceParent, int Attempts, string? Destination);

/// <summary>What became of one attempt to publish; <c>Error</c> is null when the broker confirmed.</summary>
/// <param name="BrokerFailed">The broker did not answer: no fault of this row, which must not die of it.</param>
internal sealed record PublishOutcome(ClaimedMessage Message, string? Error, bool BrokerFailed = false);

/// <summary>The relay's SQL: claim with <c>SKIP LOCKED</c>, then delete and count, or back off. One transaction a batch.</summary>
internal static class OutboxStore
{
    public static async Task<List<ClaimedMessage>> ClaimAsync(
        NpgsqlConnection connection, int limit, string[] heldTypes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Read in the index's own order: sorting, which looks cheap to a planner that remembers a short queue, would read a long one whole for every batch.
        await using var command = new NpgsqlCommand(
            """
            SET LOCAL enable_sort = off;
            SELECT seq, id, type, body, trace_parent, attempts, destination
            FROM outbox
            WHERE NOT dead AND next_attempt <= @now AND (destination IS NOT NULL OR type <> ALL(@held))
            ORDER BY next_attempt, seq
            LIMIT @limit
            FOR UPDATE SKIP LOCKED
            """,
            connection);
        command.Parameters.AddWithValue("now", now);
        command.Parameters.AddWithValue("held", heldTypes);
        command.Parameters.AddWithValue("limit", limit);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var claimed = new List<ClaimedMessage>();
        while (await reader.ReadAsync(cancellationToken))
        {
            claimed.Add(new(
                reader.GetInt64(0), reader.GetGuid(1), reader.GetString(2), reader.GetString(3),
                await reader.IsDBNullAsync(4, cancellationToken) ? null : reader.GetString(4),
                reader.GetInt32(5),
                await reader.IsDBNullAsync(6, cancellationToken) ? null : reader.GetString(6)));
        }

        return claimed;
    }

    public static async Task CompleteAsync(
        NpgsqlConnection connection, IReadOnlyList<ClaimedMessage> sent, CancellationToken cancellationToken)
    {
        // Ordered, so that two relays that count the same types never wait for each other in a circle.
        await using var command = new NpgsqlCommand(
            """
            WITH gone AS (DELETE FROM outbox WHERE seq = ANY(@seqs) RETURNING type, destination)
            INSERT INTO outbox_sent (type, count)
            SELECT type, count(*) FROM gone WHERE destination IS NULL GROUP BY type ORDER BY type
            ON CONFLICT (type) DO UPDATE SET count = outbox_sent.count + excluded.count
            """,
            connection);
        command.Parameters.AddWithValue("seqs", sent.Select(m => m.Seq).ToArray());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public static async Task BackOffAsync(
        NpgsqlConnection connection, IReadOnlyList<PublishOutcome> failed, DateTimeOffset now, MessagingOptions options,
        CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            UPDATE outbox
            SET attempts = outbox.attempts + 1, next_attempt = retry.at, last_error = retry.error, dead = retry.dead
            FROM unnest(@seqs, @ats, @errors, @deads) AS retry (seq, at, error, dead)
            WHERE outbox.seq = retry.seq
            """,
            connection);
        command.Parameters.AddWithValue("seqs", failed.Select(f => f.Message.Seq).ToArray());
        command.Parameters.Add(new("ats", NpgsqlDbType.Array | NpgsqlDbType.TimestampTz)
        {
            Value = failed.Select(f => now + Backoff(f, options)).ToArray(),
        });
        command.Parameters.AddWithValue("errors", failed.Select(f => f.Error!).ToArray());
        command.Parameters.AddWithValue("deads", failed.Select(f => !f.BrokerFailed && f.Message.Attempts + 1 >= options.MaxSendAttempts).ToArray());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static TimeSpan Backoff(PublishOutcome failed, MessagingOptions options)
    {
        var doubled = options.FirstBackoff * Math.Pow(2, Math.Min(failed.Message.Attempts, 20));
        var most = failed.BrokerFailed ? options.MaxBrokerBackoff : options.MaxBackoff;
        return doubled < most ? doubled : most;
    }
}
