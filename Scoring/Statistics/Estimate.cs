namespace Scoring.Statistics;

/// <summary>A figure with its 95 % interval, or why there is none. Six places: nothing here is exact to more.</summary>
/// <param name="NotComputed">Set where the figure does not apply: a number would mislead.</param>
public sealed record Estimate(double? Value, double? Low, double? High, string? NotComputed)
{
    public const double Confidence = 0.95;
    private const int Digits = 6;

    public static Estimate Of(double value, double? low = null, double? high = null) => new(Rounded(value), Rounded(low), Rounded(high), null);

    public static Estimate None(string why) => new(null, null, null, why);

    /// <summary>As answers show it; no value for what is no number.</summary>
    internal static double? Rounded(double? value) =>
        value is { } number && double.IsFinite(number) ? Math.Round(number, Digits, MidpointRounding.AwayFromZero) : null;
}
