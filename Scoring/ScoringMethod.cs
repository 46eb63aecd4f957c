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
}

/// <summary>How a sheet becomes a score, and sheets a ranking. The policy gives none, so it belongs to the criteria version.</summary>
/// <param name="Name">What people call it, and whose choice it is.</param>
/// <param name="Existing">Points for a measure that exists.</param>
/// <param name="Effects">Points for its effect, on top.</param>
/// <param name="Satisfied">Points for a numeric item whose rule is met; none otherwise.</param>
/// <param name="Weights">Only <see cref="EqualWeights"/> is known.</param>
/// <param name="Combination">How an application's sheets are combined; only <see cref="Mean"/> is known.</param>
public sealed record ScoringMethod(
    string Name,
    [property: FixedScale(Places.Score)] decimal Existing,
    IReadOnlyList<EffectPoints> Effects,
    [property: FixedScale(Places.Score)] decimal Satisfied,
    string Weights,
    string Combination,
    IReadOnlyList<TieBreak> TieBreaks)
{
    public const string EqualWeights = "equal-dimensions-clauses-items";
    public const string Mean = "mean-of-sheets";

    /// <summary>The platform's labelled default.</summary>
    public static ScoringMethod PlatformDefault { get; } = new(
        "platform-default-1", 50, [new(Effect.None, 0), new(Effect.Weak, 12.5m), new(Effect.Fair, 25), new(Effect.Good, 37.5m), new(Effect.Excellent, 50)],
        100, EqualWeights, Mean, [TieBreak.HigherEffect, TieBreak.HigherLowestSheet]);

    public decimal PointsFor(Effect effect) => Effects.SingleOrDefault(e => e.Effect == effect)?.Points
        ?? throw new ScoringException($"The method gives no points for the effect {effect}.");

    internal void Check()
    {
        if (Weights != EqualWeights || Combination != Mean)
        {
            throw new ScoringException($"Nobody knows the weights '{Weights}' or the combination '{Combination}'.");
        }
    }
}

/// <summary>The points of one degree of effect.</summary>
public sealed record EffectPoints(Effect Effect, [property: FixedScale(Places.Score)] decimal Points);
