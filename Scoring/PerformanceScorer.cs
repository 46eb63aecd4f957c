using System.Text.Json.Serialization;
using Evidence;
using Scoring.Thresholds;

namespace Scoring;

/// <summary>All that a performance grade is made from (R80, R101, R102).</summary>
/// <param name="Evaluator">Credit code of the commissioned organisation.</param>
/// <param name="EvaluatedOn">The date in Shanghai, such as <c>2018-11-30</c>.</param>
/// <param name="Lines">The evaluator's, one for every yes/no item.</param>
/// <param name="Targets">As the base reported them; null when it reported nothing.</param>
/// <param name="Indicators">One for each of the method's; null where the method has none.</param>
public sealed record PerformanceInput(
    Guid EvaluationId, Guid CycleId, Guid BaseId, ScoringCriteria Criteria, string Evaluator, string EvaluatedOn,
    IReadOnlyList<SheetLine> Lines, IReadOnlyList<TargetFigure>? Targets,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<IndicatorFigure>? Indicators = null);

/// <summary>What was promised and what was reached, in the target's unit.</summary>
/// <param name="LessIsBetter">The target is not to be exceeded; left out where it is to be reached, so that older records keep their bytes.</param>
public sealed record TargetFigure(
    string Code, [property: FixedScale(Places.Figure)] decimal Target, [property: FixedScale(Places.Figure)] decimal Reached,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? LessIsBetter = null)
{
    [JsonIgnore]
    public bool IsKept => LessIsBetter is true ? Reached <= Target : Reached >= Target;
}

/// <summary>What the evaluator found for one indicator, in its unit.</summary>
public sealed record IndicatorFigure(
    string Code, [property: FixedScale(Places.Figure)] decimal? Value, [property: FixedScale(Places.Figure)] decimal? Previous,
    [property: FixedScale(Places.Figure)] decimal? Reference);

/// <summary>How sheet, targets and indicators make a score, and a score a grade.</summary>
/// <param name="SheetShare">Of 1; what it and the indicators leave is the targets'. A base without any target is judged by the others alone.</param>
/// <param name="Grades">The grade with the highest <c>from</c> is given whose conditions all hold.</param>
/// <param name="IndicatorShare">Of 1; none without indicators.</param>
public sealed record PerformanceMethod(
    ScoringMethod Sheet, [property: FixedScale(Places.Score)] decimal SheetShare, IReadOnlyList<GradeFrom> Grades,
    [property: FixedScale(Places.Score), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? IndicatorShare = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<PerformanceIndicator>? Indicators = null)
{
    /// <summary>The platform's labelled default; the policy only says that there are grades.</summary>
    public static PerformanceMethod PlatformDefault { get; } = new(
        ScoringMethod.PlatformDefault, 0.6m, [new("outstanding", 85), new("good", 70), new("qualified", 60), new("poor", 0)]);
}

/// <summary>Something that is counted beside the sheet.</summary>
/// <param name="Satisfied">A <see cref="ThresholdExpression"/>, such as <c>value &gt;= previous * 1.1</c>.</param>
/// <param name="Weight">Against the other indicators'.</param>
public sealed record PerformanceIndicator(string Code, string Name, string? Unit, string Satisfied, int Weight);

/// <summary>When a grade is given.</summary>
/// <param name="SheetFrom">The sheet's own score must reach this too.</param>
/// <param name="TargetsFrom">So must the share of targets that were reached; of a base without targets this is not asked.</param>
public sealed record GradeFrom(
    string Grade, [property: FixedScale(Places.Score)] decimal From,
    [property: FixedScale(Places.Score), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? SheetFrom = null,
    [property: FixedScale(Places.Score), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? TargetsFrom = null);

/// <summary>From 0 to 100, and the grade.</summary>
/// <param name="TargetScore">The share of targets that were reached; null without any target.</param>
/// <param name="IndicatorScore">The weighted share of indicators that are satisfied; null without any.</param>
public sealed record PerformanceResult(
    [property: FixedScale(Places.Score)] decimal SheetScore, [property: FixedScale(Places.Score)] decimal? TargetScore,
    [property: FixedScale(Places.Score)] decimal Score, string Grade,
    [property: FixedScale(Places.Score), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? IndicatorScore = null);

/// <summary>Grades a base's performance: a pure function. What was not reported was not reached.</summary>
public static class PerformanceScorer
{
    private const decimal Full = 100;

    public static PerformanceResult Grade(PerformanceInput input, PerformanceMethod method)
    {
        var judged = input.Criteria.Items.Where(item => item.Rule is null).ToList();
        var sheet = new SheetScorer(judged, method.Sheet).Score(input.Lines, []).Score;
        decimal? targets = input.Targets switch
        {
            null => 0,
            [] => null,
            var all => Places.RoundScore(Full * all.Count(target => target.IsKept) / all.Count),
        };
        var indicators = Satisfied(input.Indicators ?? [], method.Indicators ?? []);
        var (sheetShare, indicatorShare) = (method.SheetShare, indicators is null ? 0 : method.IndicatorShare ?? 0);
        var judgedScore = sheetShare * sheet + indicatorShare * (indicators ?? 0);
        var score = Places.RoundScore(
            targets is { } reached ? judgedScore + (1 - sheetShare - indicatorShare) * reached
            : indicatorShare == 0 ? sheet
            : judgedScore / (sheetShare + indicatorShare));
        var grade = method.Grades
            .Where(g => g.From <= score && !(g.SheetFrom > sheet) && !(g.TargetsFrom > targets)).MaxBy(g => g.From)
            ?? throw new ScoringException("The method has no grade for this score.");
        return new(sheet, targets, score, grade.Grade, indicators);
    }

    private static decimal? Satisfied(IReadOnlyList<IndicatorFigure> figures, IReadOnlyList<PerformanceIndicator> indicators)
    {
        if (figures.Count != indicators.Count || !figures.Select(f => f.Code).ToHashSet().SetEquals(indicators.Select(i => i.Code)))
        {
            throw new ScoringException("Every indicator of the method needs one figure, and no other has one.");
        }

        if (indicators.Count == 0)
        {
            return null;
        }

        var found = figures.ToDictionary(f => f.Code, f => new ThresholdFacts(f.Value, f.Previous, f.Reference));
        var met = indicators.Where(i => ThresholdExpression.Parse(i.Satisfied).IsMet(found[i.Code])).Sum(i => (decimal)i.Weight);
        return Places.RoundScore(Full * met / indicators.Sum(i => (decimal)i.Weight));
    }
}
