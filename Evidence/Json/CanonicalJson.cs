using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Evidence;

/// <summary>
/// RFC 8785 (JCS): one value, one sequence of bytes. What has no canonical form (NaN, duplicate keys, lone surrogates, a
/// bare decimal, an integer that a double cannot hold) is refused with a <see cref="JsonException"/>, never approximated.
/// </summary>
public static class CanonicalJson
{
    /// <summary>Web defaults, enums by name, decimals only as <see cref="FixedScaleAttribute"/> strings.</summary>
    public static JsonSerializerOptions Options { get; } = CreateOptions();

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static byte[] Serialize<T>(T value) => Guarded(value, static value => value switch
    {
        JsonElement element => CanonicalCheck.Holds(JsonMarshal.GetRawUtf8Value(element)) ? JsonMarshal.GetRawUtf8Value(element).ToArray() : Write(element),
        JsonNode node => Write(ToElement(node)),
        _ => Written(value),
    });

    /// <summary>The same at the end of what was written already: no copy, which counts where the text is a hundred megabytes.</summary>
    internal static void Append<T>(ArrayBufferWriter<byte> output, T value)
    {
        var start = output.WrittenCount;
        using (var writer = new Utf8JsonWriter(output, new() { Encoder = Options.Encoder, SkipValidation = true }))
        {
            JsonSerializer.Serialize(writer, value, Options);
        }

        if (!CanonicalCheck.Holds(output.WrittenSpan[start..]))
        {
            var (before, canonical) = (output.WrittenSpan[..start].ToArray(), Canonicalize(output.WrittenMemory[start..]));
            output.Clear();
            output.Write(before);
            output.Write(canonical);
        }
    }

    /// <summary>The canonical form of JSON text in UTF-8.</summary>
    public static byte[] Canonicalize(ReadOnlyMemory<byte> utf8Json) => Guarded(utf8Json, static text =>
    {
        using var document = JsonDocument.Parse(text, Strict);
        return Write(document.RootElement);
    });

    public static byte[] Canonicalize(string json) => Guarded(json, static text =>
    {
        using var document = JsonDocument.Parse(text, Strict);
        return Write(document.RootElement);
    });

    private static byte[] Guarded<T>(T value, Func<T, byte[]> write)
    {
        try
        {
            return write(value);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            throw new JsonException($"No canonical form: {e.Message}", e);
        }
    }

    private static byte[] Written<T>(T value)
    {
        var output = new ArrayBufferWriter<byte>(256);
        Append(output, value);
        return output.WrittenSpan.ToArray();
    }

    private static byte[] Write(JsonElement element)
    {
        var output = new ArrayBufferWriter<byte>(256);
        CanonicalWriter.Write(element, output);
        return output.WrittenSpan.ToArray();
    }

    private static JsonElement ToElement(JsonNode node)
    {
        RefuseLoneSurrogates(node); // the serializer would silently write U+FFFD instead
        return JsonSerializer.SerializeToElement(node, Options);
    }

    private static void RefuseLoneSurrogates(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject @object:
                foreach (var (name, value) in @object)
                {
                    StrictStringConverter.Check(name);
                    RefuseLoneSurrogates(value);
                }

                break;
            case JsonArray array:
                foreach (var item in array)
                {
                    RefuseLoneSurrogates(item);
                }

                break;
            case JsonValue value when value.GetValueKind() is JsonValueKind.String && value.TryGetValue<string>(out var text):
                StrictStringConverter.Check(text);
                break;
        }
    }

    private static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            AllowDuplicateProperties = false,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new StrictStringConverter(), new NoBareDecimalConverter(), new JsonStringEnumConverter() },
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { OrderProperties } },
        };
        options.MakeReadOnly();
        return options;
    }

    private static void OrderProperties(JsonTypeInfo type)
    {
        var place = 0;
        foreach (var property in type.Properties.OrderBy(property => property.Name, StringComparer.Ordinal))
        {
            property.Order = place++;
        }
    }
}
