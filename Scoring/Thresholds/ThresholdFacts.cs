namespace Scoring.Thresholds;

/// <summary>The figures that a threshold speaks of, in the item's unit; none for what was not given.</summary>
public sealed record ThresholdFacts(decimal? Value, decimal? Previous, decimal? Reference)
{
    public const string ValueName = "value";
    public const string PreviousName = "previous";
    public const string ReferenceName = "reference";

    internal static bool IsName(string text) => text is ValueName or PreviousName or ReferenceName;

    internal decimal? Of(string name) => name switch
    {
        ValueName => Value,
        PreviousName => Previous,
        _ => Reference,
    };
}
