namespace Scoring.Tests;

public sealed class PerformanceScorerTests
{
    private static readonly TargetFigure Reached = new("T1", 60, 60);
    private static readonly TargetFigure Missed = new("T2", 25, 24.999999m);

    [Fact]
    public void Sixty_percent_is_the_sheet_over_the_yes_no_items_and_forty_the_targets_reached()
    {
        var result = PerformanceScorer.Grade(Example.Performance(Effect.Good, Reached, Missed, Reached), PerformanceMethod.PlatformDefault);

        Assert.Equal(new PerformanceResult(87.5m, 66.6667m, 79.1667m, "good"), result);
    }

    [Theory]
    [InlineData(Effect.Excellent, 1, 0, "outstanding", 100)]
    [InlineData(Effect.Fair, 1, 0, "outstanding", 85)] // 0.6 × 75 + 40: the boundary is inclusive
    [InlineData(Effect.None, 1, 0, "good", 70)]
    [InlineData(Effect.Excellent, 0, 1, "qualified", 60)]
    [InlineData(Effect.Good, 0, 1, "poor", 52.5)]
    public void A_grade_begins_at_its_score(Effect effect, int reached, int missed, string grade, double score)
    {
        TargetFigure[] targets = [.. Enumerable.Repeat(Reached, reached), .. Enumerable.Repeat(Missed, missed)];
        var result = PerformanceScorer.Grade(Example.Performance(effect, targets), PerformanceMethod.PlatformDefault);

        Assert.Equal((grade, (decimal)score), (result.Grade, result.Score));
    }

    [Fact]
    public void What_was_not_reported_was_not_reached_and_a_base_without_targets_is_judged_by_its_sheet()
    {
        Assert.Equal(60m, PerformanceScorer.Grade(Example.Performance(Effect.Excellent, null), PerformanceMethod.PlatformDefault).Score);
        Assert.Equal(100m, PerformanceScorer.Grade(Example.Performance(Effect.Excellent, []), PerformanceMethod.PlatformDefault).Score);
    }
}
