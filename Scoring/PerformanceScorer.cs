using Evidence;

namespace Scoring;

/// <summary>All that a performance grade is made from (R80, R101, R102).</summary>
/// <param name="Evaluator">Credit code of the commissioned organisation.</param>
/// <param name="EvaluatedOn">The date in Shanghai, such as <c>2018-11-30</c>.</param>
/// <param name="Lines">The evaluator's, one for every yes/no item.</param>
/// <param name="Targets">As the base reported them; null when it reported nothing.</param>
public sealed record PerformanceInput(
    Guid EvaluationId, Guid CycleId, Guid BaseId, ScoringCriteria Criteria, string Evaluator, string EvaluatedOn,
    IReadOnlyList<SheetLine> Lines, IReadOnlyList<TargetFigure>? Targets);

/// <summary>What was promised and what was reached, in the target's unit.</summary>
public sealed record TargetFigure(
    string Code, [property: FixedScale(Places.Figure)] decimal Target, [property: FixedScale(Places.Figure)] decimal Reached);

/// <summary>How sheet and targets make a score, and a score a grade.</summary>
/// <param name="SheetShare">Of 1; the rest is the targets'. A base without any target is judged by its sheet alone.</param>
/// <param name="Grades">The grade with the highest <c>from</c> that the score reaches is given.</param>
public sealed record PerformanceMethod(
    ScoringMethod Sheet, [property: FixedScale(Places.Score)] decimal SheetShare, IReadOnlyList<GradeFrom> Grades)
{
    /// <summary>The platform's labelled default; the policy only says that there are grades.</summary>
    public static PerformanceMethod PlatformDefault { get; } = new(
        ScoringMethod.PlatformDefault, 0.6m, [new("outstanding", 85), new("good", 70), new("qualified", 60), new("poor", 0)]);
}

public sealed record GradeFrom(string Grade, [property: FixedScale(Places.Score)] decimal From);

/// <summary>From 0 to 100, and the grade.</summary>
/// <param name="TargetScore">The share of targets that were reached; null without any target.</param>
public sealed record PerformanceResult(
    [property: FixedScale(Places.Score)] decimal SheetScore, [property: FixedScale(Places.Score)] decimal? TargetScore,
    [property: FixedScale(Places.Score)] decimal Score, string Grade);

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
            var all => Places.RoundScore(Full * all.Count(target => target.Reached >= target.Target) / all.Count),
        };
        var score = targets is { } reached
            ? Places.RoundScore(method.SheetShare * sheet + (1 - method.SheetShare) * reached)
            : sheet;
        var grade = method.Grades.Where(g => g.From <= score).MaxBy(g => g.From)
            ?? throw new ScoringException("The method has no grade for this score.");
        return new(sheet, targets, score, grade.Grade);
    }
}
