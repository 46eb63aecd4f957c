using System.Globalization;
using System.Text.Json.Nodes;

namespace Demo.Story;

/// <summary>Yuan as the API takes and gives them, and as people read them.</summary>
internal static class Money
{
    public static object Yuan(decimal amount) => new { value = amount.ToString("0.00", CultureInfo.InvariantCulture), currency = "CNY" };

    public static decimal Of(JsonNode? amount) => decimal.Parse((string)amount!["value"]!, CultureInfo.InvariantCulture);

    public static string Text(JsonNode? amount) => Text(Of(amount));

    public static string Text(decimal amount) => amount.ToString("¥#,0.00;-¥#,0.00", CultureInfo.InvariantCulture);

    /// <summary>A share of it, to the fen.</summary>
    public static decimal Part(decimal amount, decimal share) => Math.Round(amount * share, 2, MidpointRounding.ToZero);
}
