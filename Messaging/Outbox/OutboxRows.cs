using System.Text.Json;

namespace Messaging.Outbox;

/// <summary>Outbox rows as one JSON document in the table's own column names, for a database function that inserts them with the change they tell of.</summary>
public static class OutboxRows
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <param name="messages">By <see cref="EventOutbox.Prepare"/>.</param>
    public static string ToJson(IEnumerable<OutboxMessage> messages) => JsonSerializer.Serialize(
        messages.Select(m => new { m.Id, m.AggregateId, m.AggregateVersion, m.Type, m.Body, m.TraceParent, m.Created, m.Attempts, m.NextAttempt, m.Dead }), Json);
}
