using System.Text.Json.Serialization;
using Evidence;

namespace Scoring;

/// <summary>Every application, best first: those who pass before those who do not; equals share a rank and stand in the order of their ids.</summary>
/// <param name="Combination">How sheets became scores; not in format 1, which knew the mean alone.</param>
public sealed record RankingResult(
    IReadOnlyList<RankedResult> Ranking,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] CombinationResult? Combination = null);

/// <param name="Rank">1 is best; after two that share rank 1 comes rank 3.</param>
/// <param name="Score">As the method combines sheets.</param>
/// <param name="TieBreaks">In the method's order.</param>
/// <param name="Mean">The plain mean of the sheets, beside the score always; not in format 1.</param>
/// <param name="Missed">What the application lacks to pass; empty when it passes. Not in format 1.</param>
public sealed record RankedResult(
    Guid ApplicationId, int Rank, [property: FixedScale(Places.Score)] decimal Score, IReadOnlyList<TieBreakValue> TieBreaks,
    IReadOnlyList<SheetResult> Sheets,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), FixedScale(Places.Score)] decimal? Mean = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<MissedMark>? Missed = null);

public sealed record TieBreakValue(TieBreak By, [property: FixedScale(Places.Score)] decimal Value);

public sealed record SheetResult(string Expert, [property: FixedScale(Places.Score)] decimal Score);

/// <param name="Mark"><c>pass-mark</c>, or the code of a gate's dimension or item.</param>
public sealed record MissedMark(
    string Mark, [property: FixedScale(Places.Score)] decimal AtLeast, [property: FixedScale(Places.Score)] decimal Reached);

/// <param name="Applied">The method's combination, or the mean where the method's does not apply.</param>
/// <param name="Reason">Why another than the method's was applied, or not to all.</param>
public sealed record CombinationResult(
    string Applied,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SeverityResult? Severity = null);

/// <summary>What the mixed model of severity-adjusted scores found.</summary>
/// <param name="ApplicationVariance">How far applications are apart, with the experts' part and chance taken out.</param>
public sealed record SeverityResult(
    [property: FixedScale(Places.Score)] decimal Mean, [property: FixedScale(Places.Score)] decimal ApplicationVariance,
    [property: FixedScale(Places.Score)] decimal ExpertVariance, [property: FixedScale(Places.Score)] decimal ResidualVariance,
    IReadOnlyList<ExpertEffect> Experts);

/// <param name="Effect">What the expert gives above the others; below 0 what a severe one gives less.</param>
public sealed record ExpertEffect(string Expert, [property: FixedScale(Places.Score)] decimal Effect);
