using System.Globalization;
using System.Text.Json;

namespace Evidence;

/// <summary>Numbers as ECMAScript writes them: the shortest digits that read back as the same double.</summary>
internal static class CanonicalNumber
{
    private const long LargestExact = 1L << 53;

    public static string Format(JsonElement number)
    {
        if (number.TryGetInt64(out var integer) && integer is >= -LargestExact and <= LargestExact)
        {
            return integer.ToString(CultureInfo.InvariantCulture);
        }

        var literal = number.GetRawText();
        var value = double.Parse(literal, NumberStyles.Float, CultureInfo.InvariantCulture);
        var formatted = Format(value);

        // Two different 64-bit integers must not hash alike: what a double cannot hold is refused, as I-JSON asks.
        if (literal.AsSpan().IndexOfAny('.', 'e', 'E') < 0 && SignificantDigits(literal) != SignificantDigits(formatted))
        {
            throw new JsonException($"No canonical form: the integer {literal} does not fit a double; write it as a string.");
        }

        return formatted;
    }

    public static string Format(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new JsonException("No canonical form: the number is not finite.");
        }

        if (value == 0)
        {
            return "0"; // minus zero too
        }

        var (digits, point) = Decompose(Math.Abs(value).ToString("R", CultureInfo.InvariantCulture));
        var unsigned = point switch
        {
            > 21 or <= -6 => Exponential(digits, point - 1),
            <= 0 => "0." + new string('0', -point) + digits,
            _ when digits.Length <= point => digits.PadRight(point, '0'),
            _ => digits[..point] + "." + digits[point..],
        };
        return value < 0 ? "-" + unsigned : unsigned;
    }

    // value = 0.digits × 10^point
    private static (string Digits, int Point) Decompose(string text)
    {
        var exponentAt = text.IndexOf('E', StringComparison.Ordinal);
        var exponent = exponentAt < 0 ? 0 : int.Parse(text.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = exponentAt < 0 ? text : text[..exponentAt];
        var dot = mantissa.IndexOf('.', StringComparison.Ordinal);
        var point = (dot < 0 ? mantissa.Length : dot) + exponent;
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        var significant = digits.TrimStart('0');
        return (significant.TrimEnd('0'), point - (digits.Length - significant.Length));
    }

    private static string Exponential(string digits, int exponent) =>
        $"{digits[0]}{(digits.Length > 1 ? "." + digits[1..] : "")}e{(exponent < 0 ? "-" : "+")}{Math.Abs(exponent).ToString(CultureInfo.InvariantCulture)}";

    private static string SignificantDigits(string number)
    {
        var end = number.IndexOf('e', StringComparison.Ordinal);
        return (end < 0 ? number : number[..end]).Replace(".", "", StringComparison.Ordinal).TrimStart('-').TrimEnd('0');
    }
}
