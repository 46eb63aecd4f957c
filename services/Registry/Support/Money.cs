using System.Globalization;

namespace Registry.Support;

/// <summary>An amount at the edge, such as <c>{"value":"600.00","currency":"CNY"}</c>; inside it is integer fen.</summary>
public sealed record Money(string Value, string Currency)
{
    private const decimal FenPerYuan = 100m;

    internal static Money OfFen(long fen) => new((fen / FenPerYuan).ToString("0.00", CultureInfo.InvariantCulture), "CNY");

    internal static Money? OfFen(long? fen) => fen is { } known ? OfFen(known) : null;
}
