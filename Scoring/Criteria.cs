using System.Text.Json.Serialization;
using Evidence;
using Scoring.Thresholds;

namespace Scoring;

/// <summary>The criteria version by which sheets are scored: all that scoring needs of it.</summary>
/// <param name="Kind">The kind of base, such as <c>region</c>.</param>
public sealed record ScoringCriteria(Guid VersionId, int Number, string Kind, IReadOnlyList<ScoredItem> Items);

/// <summary>One annex item with its place; an item with a rule is judged from figures, any other by an expert.</summary>
/// <param name="Dimension">The dimension's code, such as <c>REG-1</c>.</param>
/// <param name="Clause">The policy clause that the item is part of, such as <c>REG-1.c3</c>.</param>
public sealed record ScoredItem(string Code, string Dimension, string Clause, NumericRule? Rule);

/// <summary>When a figure satisfies its item: 以上 is inclusive, 高于 is strict.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RuleKind>))]
public enum RuleKind
{
    /// <summary>value ≥ threshold</summary>
    [JsonStringEnumMemberName("at-least")]
    AtLeast,

    /// <summary>value − previous value ≥ threshold</summary>
    [JsonStringEnumMemberName("rise-at-least")]
    RiseAtLeast,

    /// <summary>value &gt; previous value</summary>
    [JsonStringEnumMemberName("above-previous")]
    AbovePrevious,

    /// <summary>value &gt; the reference series' figure</summary>
    [JsonStringEnumMemberName("above-reference")]
    AboveReference,

    /// <summary>As the rule's expression says.</summary>
    [JsonStringEnumMemberName("expression")]
    Expression,
}

/// <summary>A numeric item's rule. A figure that is missing satisfies nothing.</summary>
/// <param name="Threshold">In the item's unit.</param>
/// <param name="Series">The reference series to compare with.</param>
/// <param name="Expression">For a rule of its own kind: a <see cref="ThresholdExpression"/>.</param>
public sealed record NumericRule(
    RuleKind Kind, [property: FixedScale(Places.Figure)] decimal? Threshold, string? Series,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Expression = null)
{
    [JsonIgnore]
    public bool NeedsPreviousValue => ThresholdExpression.Of(this).Reads(ThresholdFacts.PreviousName);

    [JsonIgnore]
    public bool NeedsReference => ThresholdExpression.Of(this).Reads(ThresholdFacts.ReferenceName);

    public bool IsMet(decimal? value, decimal? previousValue, decimal? reference) => Kind switch
    {
        RuleKind.AtLeast => value >= Threshold,
        RuleKind.RiseAtLeast => value - previousValue >= Threshold,
        RuleKind.AbovePrevious => value > previousValue,
        RuleKind.AboveReference => value > reference,
        RuleKind.Expression => ThresholdExpression.Of(this).IsMet(new(value, previousValue, reference)),
        _ => throw new ScoringException($"Nobody knows the rule {Kind}."),
    };
}
