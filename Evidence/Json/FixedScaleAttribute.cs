using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Evidence;

/// <summary>A decimal as text with exactly so many places, so that equal figures have equal bytes. It never rounds.</summary>
public static class DecimalText
{
    public static string Format(decimal value, int scale)
    {
        if (decimal.Round(value, scale) != value)
        {
            throw new JsonException($"{value.ToString(CultureInfo.InvariantCulture)} has more than {scale} places; round it where the rule says how.");
        }

        return value.ToString("F" + scale.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    public static decimal Parse(string text, int scale)
    {
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return decimal.TryParse(text, style, CultureInfo.InvariantCulture, out var value) && Format(value, scale) == text
            ? value
            : throw new JsonException($"'{text}' is not a decimal with {scale} places.");
    }
}

/// <summary>Writes this decimal (or decimal?) as a string of fixed scale in every document.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class FixedScaleAttribute(int scale) : JsonConverterAttribute
{
    public int Scale { get; } = scale;

    public override JsonConverter CreateConverter(Type typeToConvert) => new Converter(Scale);

    // System.Text.Json lifts a converter of decimal to decimal? by itself.
    private sealed class Converter(int scale) : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            DecimalText.Parse(reader.GetString() ?? "", scale);

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            writer.WriteStringValue(DecimalText.Format(value, scale));
    }
}
