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
    [InlineData(25, true, 100)] // 2018: 25 kg of coal per 10,000 yuan promised at most, 25 used: kept
    [InlineData(24.999999, true, 100)]
    [InlineData(25.000001, true, 60)]
    [InlineData(25.000001, false, 100)]
    [InlineData(24.999999, false, 60)]
    public void A_target_where_less_is_better_is_kept_by_not_exceeding_it(double used, bool lessIsBetter, int score)
    {
        var target = new TargetFigure("T-ENERGY", 25, (decimal)used, lessIsBetter ? true : null);

        Assert.Equal(score, PerformanceScorer.Grade(Example.Performance(Effect.Excellent, target), PerformanceMethod.PlatformDefault).Score);
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

    [Fact]
    public void Indicators_have_their_share_by_weight_and_the_targets_what_is_left()
    {
        var method = PerformanceMethod.PlatformDefault with
        {
            SheetShare = 0.5m, IndicatorShare = 0.3m,
            Indicators = [new("I1", "孵化企业", "个", "value >= previous * 1.1", 3), new("I2", "就业", "人", "value > reference", 1)],
        };
        var input = Example.Performance(Effect.Excellent, Reached, Missed) with { Indicators = [new("I2", 5, null, 5), new("I1", 110, 100, null)] };

        Assert.Equal(new PerformanceResult(100, 50, 82.5m, "good", 75), PerformanceScorer.Grade(input, method)); // 50 + 0.3 × 75 + 0.2 × 50
        Assert.Equal(90.625m, PerformanceScorer.Grade(input with { Targets = [] }, method).Score); // (50 + 22.5) / 0.8
        Assert.Throws<ScoringException>(() => PerformanceScorer.Grade(input with { Indicators = [new("I1", 1, 1, 1)] }, method));
        Assert.Throws<ScoringException>(() => PerformanceScorer.Grade(input with { Indicators = null }, method));
    }

    [Fact]
    public void A_grade_may_ask_more_than_a_score()
    {
        var method = PerformanceMethod.PlatformDefault with
        {
            Grades = [new("outstanding", 60, SheetFrom: 80, TargetsFrom: 100), new("good", 50, TargetsFrom: 50), new("qualified", 40), new("poor", 0)],
        };

        Assert.Equal("outstanding", GradeOf(Effect.Good, Reached));
        Assert.Equal("good", GradeOf(Effect.Fair, Reached)); // the sheet is too low
        Assert.Equal("good", GradeOf(Effect.Excellent, Reached, Missed)); // too few targets
        Assert.Equal("qualified", GradeOf(Effect.Excellent, Missed));
        Assert.Equal("outstanding", GradeOf(Effect.Excellent)); // without targets nothing is asked of them

        string GradeOf(Effect effect, params TargetFigure[] targets) => PerformanceScorer.Grade(Example.Performance(effect, targets), method).Grade;
    }
}
