using System.Text.Json;
using System.Text.Json.Serialization;

namespace Evidence;

/// <summary>Writes strings as they are or not at all: the serializer itself would replace a lone surrogate by U+FFFD.</summary>
internal sealed class StrictStringConverter : JsonConverter<string>
{
    public static string Check(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                throw new JsonException($"No canonical form: a lone surrogate at position {i} of a string.");
            }
        }

        return text;
    }

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(Check(value));

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString()!;

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WritePropertyName(Check(value));
}

/// <summary>Refuses a decimal without a stated scale: as a JSON number 1.10 and 1.1 would become one double.</summary>
internal sealed class NoBareDecimalConverter : JsonConverter<decimal>
{
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new JsonException("A decimal needs [FixedScale(n)].");

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
        throw new JsonException("No canonical form: a decimal needs [FixedScale(n)], or DecimalText.Format.");
}
