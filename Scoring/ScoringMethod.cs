using System.Text.Json.Serialization;
using Evidence;

namespace Scoring;

/// <summary>The degree of a measure's effect, the annex's second lens (R109–R111).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Effect>))]
public enum Effect
{
    [JsonStringEnumMemberName("none")]
    None,

    [JsonStringEnumMemberName("weak")]
    Weak,

    [JsonStringEnumMemberName("fair")]
    Fair,

    [JsonStringEnumMemberName("good")]
    Good,

    [JsonStringEnumMemberName("excellent")]
    Excellent,
}

/// <summary>What decides between equal scores, in the method's order.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TieBreak>))]
public enum TieBreak
{
    /// <summary>More points for effect: what works goes before what merely exists.</summary>
    [JsonStringEnumMemberName("higher-effect")]
    HigherEffect,

    /// <summary>The higher lowest sheet: what no expert doubts goes first.</summary>
    [JsonStringEnumMemberName("higher-lowest-sheet")]
    HigherLowestSheet,

    /// <summary>The higher mean of the sheets as they were handed in: of use where the combination is another than the mean.</summary>
    [JsonStringEnumMemberName("higher-mean")]
    HigherMean,

    /// <summary>The higher middle sheet, of an even number the mean of the two in the middle.</summary>
    [JsonStringEnumMemberName("higher-median-sheet")]
    HigherMedianSheet,

    /// <summary>The experts are closer to each other: highest less lowest sheet.</summary>
    [JsonStringEnumMemberName("smaller-spread")]
    SmallerSpread,
}

/// <summary>How a sheet becomes a score, and sheets a ranking. The policy gives none, so it belongs to the criteria version.</summary>
/// <param name="Name">What people call it, and whose choice it is.</param>
/// <param name="Existing">Points for a measure that exists.</param>
/// <param name="Effects">Points for its effect, on top; a degree without points is not on this method's scale.</param>
/// <param name="Satisfied">Points for a numeric item whose rule is met; none otherwise.</param>
/// <param name="Weights">One of <see cref="Weighting"/>.</param>
/// <param name="Combination">How an application's sheets are combined: one of <see cref="Combinations"/>.</param>
/// <param name="ItemWeights">With explicit weights: one for every item.</param>
/// <param name="Severity">With severity-adjusted scores: from which sample on.</param>
/// <param name="PassMark">Who has less stands behind all who pass.</param>
/// <param name="Gates">What has to hold apart from the score.</param>
public sealed record ScoringMethod(
    string Name,
    [property: FixedScale(Places.Score)] decimal Existing,
    IReadOnlyList<EffectPoints> Effects,
    [property: FixedScale(Places.Score)] decimal Satisfied,
    string Weights,
    string Combination,
    IReadOnlyList<TieBreak> TieBreaks,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ItemWeight>? ItemWeights = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SeveritySample? Severity = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), FixedScale(Places.Score)] decimal? PassMark = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Gate>? Gates = null)
{
    /// <summary>The platform's labelled default.</summary>
    public static ScoringMethod PlatformDefault { get; } = new(
        "platform-default-1", 50, [new(Effect.None, 0), new(Effect.Weak, 12.5m), new(Effect.Fair, 25), new(Effect.Good, 37.5m), new(Effect.Excellent, 50)],
        100, Weighting.Equal, Combinations.Mean, [TieBreak.HigherEffect, TieBreak.HigherLowestSheet]);

    public bool Grades(Effect effect) => Effects.Any(e => e.Effect == effect);

    public decimal PointsFor(Effect effect) => Effects.SingleOrDefault(e => e.Effect == effect)?.Points
        ?? throw new ScoringException($"The method gives no points for the effect {effect}.");
}

/// <summary>The points of one degree of effect.</summary>
public sealed record EffectPoints(Effect Effect, [property: FixedScale(Places.Score)] decimal Points);

/// <summary>What one item weighs; only its share of the sum matters.</summary>
public sealed record ItemWeight(string ItemCode, [property: FixedScale(Places.Score)] decimal Weight);

/// <summary>How much there must be before experts' severity is estimated; with less, raw means stand.</summary>
public sealed record SeveritySample(int MinApplications, int MinExperts, int MinSheetsPerExpert)
{
    /// <summary>The platform's labelled default.</summary>
    public static SeveritySample PlatformDefault { get; } = new(10, 5, 3);
}

/// <summary>What has to hold apart from the score.</summary>
/// <param name="Code">A dimension's or an item's.</param>
/// <param name="AtLeast">Of 100, as the mean of the sheets.</param>
public sealed record Gate(string Code, [property: FixedScale(Places.Score)] decimal AtLeast);

/// <summary>What the items of a sheet weigh.</summary>
public static class Weighting
{
    public const string Equal = "equal-dimensions-clauses-items";
    public const string Explicit = "explicit-items";
}

/// <summary>How an application's sheets become its score.</summary>
public static class Combinations
{
    public const string Mean = "mean-of-sheets";

    /// <summary>The mean without the highest and the lowest sheet, from <see cref="TrimFrom"/> sheets up; below it the mean.</summary>
    public const string Trimmed = "trimmed-mean";

    /// <summary>The mean freed of what is estimated to be the experts' severity.</summary>
    public const string SeverityAdjusted = "severity-adjusted";

    public const int TrimFrom = 5;

    public static readonly IReadOnlyList<string> All = [Mean, Trimmed, SeverityAdjusted];
}
