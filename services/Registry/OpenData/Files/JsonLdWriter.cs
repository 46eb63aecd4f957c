using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Registry.OpenData.Files;

/// <summary>
/// Bases as JSON-LD 1.1, one after another and none kept: the members of <see cref="OpenBase"/>, tied to schema.org where it has a
/// word for them and to a vocabulary of our own where it has none.
/// </summary>
internal sealed class JsonLdWriter : IAsyncDisposable
{
    private const int FlushBytes = 64 * 1024;
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonObject Context = new()
    {
        ["@vocab"] = "urn:shuangchuang:registry:",
        ["schema"] = "https://schema.org/",
        ["xsd"] = "http://www.w3.org/2001/XMLSchema#",
        ["id"] = "@id",
        ["number"] = "schema:identifier",
        ["name"] = "schema:name",
        ["creditCode"] = "schema:taxID",
        ["builder"] = "schema:maintainer",
        ["latitude"] = "schema:latitude",
        ["longitude"] = "schema:longitude",
        ["recognisedOn"] = Date(),
        ["registeredOn"] = Date(),
        ["titleUntil"] = Date(),
        ["titleEndedOn"] = Date(),
        ["revokedOn"] = Date(),
        ["publicisedOn"] = Date(),
    };

    private readonly Utf8JsonWriter _json;
    private readonly JsonSerializerOptions _options;

    public JsonLdWriter(Stream output, JsonSerializerOptions options)
    {
        (_json, _options) = (new(output, Plain), options);
        _json.WriteStartObject();
        _json.WritePropertyName("@context");
        Context.WriteTo(_json);
        _json.WriteStartArray("@graph");
    }

    public async Task WriteAsync(OpenBase shown, CancellationToken cancellationToken)
    {
        var node = JsonSerializer.SerializeToNode(shown, _options)!.AsObject();
        node["id"] = $"urn:uuid:{shown.Id:D}";
        node.Insert(1, "@type", "DemonstrationBase");
        node.WriteTo(_json, _options);
        if (_json.BytesPending > FlushBytes)
        {
            await _json.FlushAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _json.WriteEndArray();
        _json.WriteEndObject();
        await _json.DisposeAsync();
    }

    private static JsonObject Date() => new() { ["@type"] = "xsd:date" };
}
