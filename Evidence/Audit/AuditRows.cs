using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Evidence;

/// <summary>Audit rows as one JSON document in the table's own column names, for a database function that inserts them with the change they tell of.</summary>
public static class AuditRows
{
    /// <param name="entries">Complete: see <see cref="AuditStamp"/>.</param>
    public static string ToJson(IEnumerable<AuditEntry> entries)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartArray();
            foreach (var entry in entries)
            {
                Write(json, entry);
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, AuditEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("id", entry.Id);
        json.WriteString("at", entry.At);
        json.WriteString("business_at", entry.BusinessAt);
        json.WriteString("actor", entry.Actor);
        json.WriteString("actor_kind", entry.ActorKind.ToText());
        json.WriteStartArray("actor_roles");
        foreach (var role in entry.ActorRoles)
        {
            json.WriteStringValue(role);
        }

        json.WriteEndArray();
        json.WriteString("request_id", entry.RequestId);
        json.WriteString("trace_id", entry.TraceId);
        json.WriteString("service", entry.Service);
        json.WriteString("aggregate_type", entry.AggregateType);
        json.WriteString("aggregate_id", entry.AggregateId);
        json.WriteNumber("version", entry.Version);
        json.WriteString("action", entry.Action);
        json.WriteString("from_state", entry.FromState);
        json.WriteString("to_state", entry.ToState);
        json.WriteString("reason", entry.Reason);
        json.WritePropertyName("events");
        json.WriteRawValue(entry.Events, skipInputValidation: true);
        json.WritePropertyName("data");
        json.WriteRawValue(entry.Data ?? "null", skipInputValidation: true);
        json.WriteString("content_hash", $"\\x{Convert.ToHexStringLower(entry.ContentHash)}");
        json.WriteEndObject();
    }
}
