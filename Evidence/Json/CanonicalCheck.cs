using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Evidence;

/// <summary>
/// Says in one pass, and without a copy, whether text is in canonical form already. It may say no to text that is (a rare escape, a fraction):
/// that is then written anew.
/// </summary>
internal static class CanonicalCheck
{
    private const int MostDepth = 64; // the reader's own
    private const int ExactDigits = 15; // every integer so long is exact in a double

    public static bool Holds(ReadOnlySpan<byte> utf8Json)
    {
        var reader = new Utf8JsonReader(utf8Json);
        Span<Range> keys = stackalloc Range[MostDepth + 1]; // the last key of each open object; a default range is none
        var (end, mayFollow) = (0L, false);
        while (reader.Read())
        {
            var closes = reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray;
            if (reader.TokenStartIndex != end + (mayFollow && !closes ? 1 : 0) || !IsShortest(ref reader))
            {
                return false; // white space, or a token that is written otherwise
            }

            end = reader.TokenStartIndex + Length(ref reader);
            if (reader.TokenType is JsonTokenType.PropertyName)
            {
                end++; // the colon
                ref var last = ref keys[reader.CurrentDepth];
                var key = new Range((int)reader.TokenStartIndex + 1, (int)reader.TokenStartIndex + 1 + reader.ValueSpan.Length);
                if (!last.Equals(default) && utf8Json[last].SequenceCompareTo(utf8Json[key]) >= 0)
                {
                    return false;
                }

                last = key;
            }
            else if (reader.TokenType is JsonTokenType.StartObject)
            {
                keys[reader.CurrentDepth + 1] = default;
            }

            mayFollow = reader.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.StartObject or JsonTokenType.StartArray);
        }

        return end == utf8Json.Length;
    }

    private static int Length(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String ? reader.ValueSpan.Length + 2 : reader.ValueSpan.Length;

    private static bool IsShortest(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.PropertyName => !reader.ValueIsEscaped && Ascii.IsValid(reader.ValueSpan), // so that bytes are ordered as UTF-16 is
        JsonTokenType.String => Utf8.IsValid(reader.ValueSpan) && (!reader.ValueIsEscaped || HasShortEscapesAlone(reader.ValueSpan)),
        JsonTokenType.Number => IsSmallInteger(reader.ValueSpan),
        _ => true,
    };

    private static bool HasShortEscapesAlone(ReadOnlySpan<byte> text)
    {
        for (var at = text.IndexOf((byte)'\\'); at >= 0; at = text.IndexOf((byte)'\\'))
        {
            if (!@"""\bfnrt"u8.Contains(text[at + 1]))
            {
                return false;
            }

            text = text[(at + 2)..];
        }

        return true;
    }

    private static bool IsSmallInteger(ReadOnlySpan<byte> number)
    {
        var digits = number.TrimStart((byte)'-');
        return digits.Length <= ExactDigits && digits.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0 && !number.SequenceEqual("-0"u8);
    }
}
