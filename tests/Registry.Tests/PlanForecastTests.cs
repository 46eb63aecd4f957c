using Contracts;
using CsCheck;
using Registry.Indicators;
using Registry.Plans;

namespace Registry.Tests;

/// <summary>Progress, slippage, forecast and targets are pure functions.</summary>
public sealed class PlanForecastTests
{
    private static readonly DateOnly Start = new(2018, 7, 1);
    private static readonly DateOnly Today = new(2018, 10, 9); // 100 days later

    [Theory]
    [InlineData(50, 0, 200, 0)] // half in 100 days: 200 in all
    [InlineData(25, 200, 400, 0)]
    [InlineData(99, -98, 101, 0)]
    public void A_step_ends_straight_on_as_fast_as_until_now(int progress, int late, int days, int slippage)
    {
        var step = AStep(dueInDays: 200, progress);

        Assert.Equal(Start.AddDays(days), StepForecast.EndOf(step, Start, Today));
        Assert.Equal(slippage, StepForecast.SlippageDays(step, Today));
        if (days > 200)
        {
            Assert.Equal(late, StepForecast.EndOf(step, Start, Today)!.Value.DayNumber - step.FirstDueOn.DayNumber);
        }
    }

    [Fact]
    public void Without_progress_nothing_is_foretold_and_what_is_overdue_slips_day_by_day()
    {
        var step = AStep(dueInDays: 90, progress: 0);

        Assert.Null(StepForecast.EndOf(step, Start, Today));
        Assert.True(StepForecast.IsOverdue(step, Today));
        Assert.Equal((10, 11), (StepForecast.SlippageDays(step, Today), StepForecast.SlippageDays(step, Today.AddDays(1))));
    }

    [Fact]
    public void What_is_not_done_never_ends_before_today_and_more_progress_never_ends_later() =>
        Gen.Select(Gen.Int[1, 2000], Gen.Int[0, 2000], Gen.Int[1, 98]).Sample((due, elapsed, progress) =>
        {
            var today = Start.AddDays(elapsed);
            var (slow, fast) = (AStep(due, progress), AStep(due, progress + 1));
            var (end, earlier) = (StepForecast.EndOf(slow, Start, today), StepForecast.EndOf(fast, Start, today));
            var expected = StepForecast.ExpectedProgress(slow, Start, today);

            Assert.True(elapsed == 0 || end >= today);
            Assert.True(earlier <= end);
            Assert.InRange(expected, 0, 100);
            Assert.True(StepForecast.ExpectedProgress(slow, Start, today.AddDays(1)) >= expected);
            Assert.Equal(StepForecast.IsOverdue(slow, today), elapsed > due);
        });

    [Theory]
    [InlineData("REG-T1", 60, null, null, TargetOutcome.Reached)]
    [InlineData("REG-T1", 59.99, null, null, TargetOutcome.NotYet)] // the policy names no date
    [InlineData("REG-T2", 21, 20.0, null, TargetOutcome.Reached)]
    [InlineData("REG-T2", 20.99, 20.0, null, TargetOutcome.Missed)] // every year for itself
    [InlineData("REG-T2", 21, null, null, TargetOutcome.Unknown)]
    [InlineData("REG-T3", 2.1, null, 2.1, TargetOutcome.Missed)] // above, not equal
    [InlineData("REG-T3", 2.11, null, 2.1, TargetOutcome.Reached)]
    [InlineData("REG-T3", 2.11, null, null, TargetOutcome.Unknown)]
    [InlineData("REG-T4", 25, null, null, TargetOutcome.Reached)]
    [InlineData("REG-T4", 24.9, null, null, TargetOutcome.Missed)]
    [InlineData("UNI-T1", 1, null, null, TargetOutcome.Reached)]
    [InlineData("UNI-T2", 0, null, null, TargetOutcome.NotYet)]
    [InlineData("UNI-T3", 1, null, null, TargetOutcome.Reached)]
    [InlineData("ENT-T1", 1, null, null, TargetOutcome.Reached)]
    [InlineData("ENT-T1", 0, null, null, TargetOutcome.NotYet)]
    public void The_policys_targets_are_strict_or_inclusive_as_it_says(string code, double value, double? before, double? reference, TargetOutcome outcome)
    {
        var target = Enum.GetValues<BaseKind>().SelectMany(kind => PolicyTargets.Of(kind)).Single(t => t.Code == code);
        var figures = new Dictionary<(string, int), decimal> { [(code, 2020)] = (decimal)value };
        if (before is { } known)
        {
            figures[(code, 2019)] = (decimal)known;
        }

        Assert.Equal(outcome, TargetJudge.Judge(target, 2020, figures, year => year == 2020 ? (decimal?)reference : null, new DateOnly(2021, 1, 1)).Outcome);
    }

    [Fact]
    public void A_target_is_missed_when_its_last_day_is_over_and_not_on_it()
    {
        var target = PolicyTargets.Of(BaseKind.Region).Single(t => t.Code == "REG-T4");
        var figures = new Dictionary<(string, int), decimal> { [("REG-T4", 2020)] = 24m };

        Assert.Equal(TargetOutcome.NotYet, TargetJudge.Judge(target, 2020, figures, _ => null, new DateOnly(2020, 12, 31)).Outcome);
        Assert.Equal(TargetOutcome.Missed, TargetJudge.Judge(target, 2020, figures, _ => null, new DateOnly(2021, 1, 1)).Outcome);
    }

    [Fact]
    public void A_base_that_promised_more_is_held_to_it_and_less_does_not_lower_the_policys_target()
    {
        Target Promised(decimal value) => new("REG-T1", "占比", value, "%", new(2019, 12, 31));
        decimal? Goal(decimal value) => PolicyTargets.Of(BaseKind.Region, [Promised(value)]).Single(t => t.Code == "REG-T1").Target;

        Assert.Equal((70m, 60m), (Goal(70), Goal(50)));
    }

    [Fact]
    public void Where_less_is_better_the_same_figures_are_judged_the_other_way_round() =>
        Gen.Select(Gen.Int[-1000, 1000], Gen.Int[-1000, 1000]).Sample((reached, target) =>
        {
            var today = new DateOnly(2021, 1, 1);
            TargetResult Judged(decimal value, decimal goal, bool? lessIsBetter) => TargetJudge.Judge(
                PolicyTargets.Of(BaseKind.Enterprise, [new("OWN-9", "单位能耗", goal, "吨", new(2020, 12, 31), lessIsBetter)]).Single(t => t.Code == "OWN-9"),
                2020, new Dictionary<(string, int), decimal> { [("OWN-9", 2020)] = value }, _ => null, today);

            var (less, more) = (Judged(reached, target, true), Judged(-reached, -target, null));

            Assert.Equal((more.Outcome, more.Gap), (less.Outcome, less.Gap));
            Assert.Equal(reached <= target, less.Outcome is TargetOutcome.Reached);
            Assert.Equal(reached <= target, TargetJudge.Keeps(new("OWN-9", "单位能耗", target, reached, "吨", true)));
            Assert.Equal(reached >= target, TargetJudge.Keeps(new("OWN-9", "产值", target, reached, "万元")));
        });

    private static PlanStep AStep(int dueInDays, int progress)
    {
        var step = new PlanStep(Guid.Empty, StepKind.Task, "ENT-K1.1", "任务", "战略部", null, Start.AddDays(dueInDays));
        step.Advance(progress, null);
        return step;
    }
}
