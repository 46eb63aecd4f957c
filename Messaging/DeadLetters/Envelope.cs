using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Messaging.DeadLetters;

/// <summary>What can be read of a received body: all of it when it is an event's envelope, else the text as it came.</summary>
internal sealed record Envelope(Guid? MessageId, string? Type, string Body)
{
    private const string UrnPrefix = "urn:message:";

    public static Envelope Read(byte[] bytes, EventCatalog catalog)
    {
        try
        {
            var root = JsonNode.Parse(bytes)!.AsObject();
            var id = Guid.Parse((string)root["messageId"]!);
            var urns = root["messageType"]!.AsArray().Select(urn => (string)urn!).ToList();
            var known = catalog.All.FirstOrDefault(e => urns.Contains(UrnPrefix + e.Exchange));
            return new(id, known?.Name, root["message"]!.ToJsonString());
        }
        catch (Exception malformed) when (malformed is JsonException or FormatException or InvalidOperationException
            or NullReferenceException or ArgumentException)
        {
            return new(null, null, Encoding.UTF8.GetString(bytes)); // arbitrary bytes are shown as far as they are text
        }
    }

    /// <summary>PostgreSQL keeps no NUL in a text, and whoever sends garbage may send it.</summary>
    public static string Storable(string text) => text.Replace("\0", "\\0", StringComparison.Ordinal);
}
