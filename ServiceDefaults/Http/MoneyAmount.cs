using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Serialization;

namespace ServiceDefaults.Http;

/// <summary>Money as callers write and read it: yuan with two decimal places, never a binary fraction. Inside it is integer fen.</summary>
/// <param name="Value">Such as <c>600.00</c>.</param>
/// <param name="Currency">Always <c>CNY</c>.</param>
public sealed record MoneyAmount(
    [property: Required, RegularExpression("^(?!0+\\.00$)[0-9]{1,13}\\.[0-9]{2}$", ErrorMessage = "More than nothing, in yuan with two decimal places, such as 600.00.")]
    string Value,
    [property: Required, RegularExpression("^CNY$", ErrorMessage = "The programme pays in CNY.")]
    string Currency)
{
    private const int FenPerYuan = 100;

    [JsonIgnore]
    public long Fen => long.Parse(Value.Replace(".", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture);

    public static MoneyAmount OfFen(long fen) => new(Text(fen), "CNY");

    public static MoneyAmount? OfFen(long? fen) => fen is { } known ? OfFen(known) : null;

    /// <summary>Yuan with two decimal places, for messages too.</summary>
    public static string Text(long fen)
    {
        var (yuan, rest) = Math.DivRem(Math.Abs(fen), FenPerYuan);
        return string.Create(CultureInfo.InvariantCulture, $"{(fen < 0 ? "-" : "")}{yuan}.{rest:00}");
    }
}
