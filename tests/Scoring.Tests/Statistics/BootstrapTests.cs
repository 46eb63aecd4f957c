using System.Diagnostics;
using CsCheck;
using Scoring.Combination;
using Scoring.Statistics;

namespace Scoring.Tests.Statistics;

/// <summary>How sure places are.</summary>
public sealed class BootstrapTests
{
    private static readonly ScoringMethod Method = ScoringMethod.PlatformDefault;

    [Fact]
    public void Experts_of_one_mind_make_every_place_sure()
    {
        var intervals = RankInterval.Of(Tables.Of([90, 90, 90], [80, 80, 80], [80, 80, 80], [70, 70, 70]), Method, new(5, 500), places: 1);

        Assert.Equal([1, 2, 2, 4], intervals.Select(i => i.Rank));
        Assert.All(intervals, i => Assert.Equal((i.Rank, i.Rank, i.Rank), (i.Low, i.Median, i.High)));
        Assert.Equal([1, 0, 0, 0], intervals.Select(i => i.WithinPlaces!.Value));
    }

    [Fact]
    public void Shares_of_draws_are_those_that_can_be_counted_by_hand()
    {
        // Two applications of two sheets: means 60 (40, 80) and 65 (65, 65). The first wins when both draws are 80: one of four.
        var intervals = RankInterval.Of(Tables.Of([40, 80], [65, 65]), Method, new(11, 10_000), places: 1);

        Assert.Equal(0.25, intervals[0].WithinPlaces!.Value, 0.015);
        Assert.Equal(0.75, intervals[1].WithinPlaces!.Value, 0.015);
        Assert.Equal((1, 2), (intervals[0].Low, intervals[0].High));
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_on_one_thread_and_on_many_and_another_seed_another()
    {
        var sheets = Tables.Random(3, 60, 12, 0.4);
        var many = RankInterval.Of(sheets, Method, new(42, 300), 20);
        var one = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, 1);
        var single = await Task.Factory.StartNew(
            () => RankInterval.Of(sheets, Method, new(42, 300), 20), TestContext.Current.CancellationToken, TaskCreationOptions.None, one.ExclusiveScheduler);

        Assert.Equal(many, single);
        Assert.NotEqual(many, RankInterval.Of(sheets, Method, new(43, 300), 20));
        Assert.Equal(KrippendorffAlpha.Of(sheets, Measurement.Ordinal, new(42, 300)), KrippendorffAlpha.Of(sheets, Measurement.Ordinal, new(42, 300)));
    }

    [Fact]
    public void A_place_lies_in_its_interval_and_no_rank_beyond_the_list() =>
        Gen.Int[0, 100_000].Sample(seed =>
        {
            var sheets = Tables.Random(seed, 20, 6, 0.5);
            return RankInterval.Of(sheets, Method, new(seed, 99)).All(i => i.Low >= 1 && i.Low <= i.Median && i.Median <= i.High && i.High <= 20 && i.WithinPlaces is null);
        }, iter: 50);

    [Fact]
    public void A_trimmed_mean_is_drawn_again_as_a_trimmed_mean()
    {
        // One sheet of five lies far out: the trimmed mean does not mind it, and a draw rarely takes it twice.
        var sheets = Tables.Of([0, 80, 80, 80, 80], [70, 70, 70, 70, 70]);

        Assert.Equal(2, RankInterval.Of(sheets, Method, new(1, 200))[0].Rank);
        var trimmed = RankInterval.Of(sheets, Method with { Combination = Combinations.Trimmed }, new(1, 10_000), places: 1)[0];
        Assert.Equal(1, trimmed.Rank);
        Assert.Equal(0.737, trimmed.WithinPlaces!.Value, 0.02); // P(at most one of five draws is the 0) = .8⁵ + 5 × .2 × .8⁴
    }

    [Fact]
    public void Ten_thousand_applications_of_five_sheets_a_thousand_times_within_the_time_given()
    {
        var random = new Random(1);
        var sheets = new SheetTable(10_000, 2_000, [.. Enumerable.Range(0, 50_000).Select(i => new SheetMark(i / 5, (i * 7 + i / 5 * 3) % 2_000, random.Next(400_000, 1_000_000) / 10_000m))]);
        RankInterval.Of(sheets, Method, new(1, 10));
        var watch = Stopwatch.StartNew();

        Assert.Equal(10_000, RankInterval.Of(sheets, Method, new(1, 1_000)).Count);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}"); // 5 s are promised on a quiet machine: the benchmark measures it
    }
}
