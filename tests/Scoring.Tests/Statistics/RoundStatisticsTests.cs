using System.Text.Json;
using CsCheck;
using Scoring.Statistics;

namespace Scoring.Tests.Statistics;

/// <summary>All statistics of one round, from what its ranking is made from.</summary>
public sealed class RoundStatisticsTests
{
    private static readonly ScoringMethod Method = ScoringMethod.PlatformDefault;
    private static readonly StatisticsQuestion Question = new(new(1, 200), null);

    [Fact]
    public void Statistics_name_the_ranking_and_what_it_rests_on()
    {
        var statistics = RoundStatistics.Of(Three(), Method, Question with { Places = 1 });

        Assert.Equal([Example.A, Example.B, Example.C], statistics.Round.Applications);
        Assert.Equal([100m, 87.5m, 75m], statistics.Scores);
        Assert.Equal([1, 2, 3], statistics.Ranks.Select(r => r.Rank));
        Assert.Equal((87.5, 12.5, 75, 87.5, 100), (statistics.Distribution!.Mean, statistics.Distribution.Deviation!.Value, statistics.Distribution.Lowest, statistics.Distribution.Median, statistics.Distribution.Highest));
        Assert.Equal(1, statistics.Agreement.AlphaInterval.Value);
        Assert.Equal(1, statistics.Agreement.Concordance.W.Value);
        Assert.Equal(["X-2.1"], statistics.Items.Where(item => item.Finding is not null).Select(item => item.ItemCode));
    }

    [Fact]
    public void A_dimension_left_out_or_weighed_otherwise_shows_who_changes_sides()
    {
        // A meets the figure and little else, B the reverse: equal dimensions put A first, without the figures' dimension B is.
        var input = Example.Input(Example.Sheet(Example.A, "e1", Effect.None), Example.Sheet(Example.B, "e1", Effect.Excellent, value: 0), Example.Sheet(Example.C, "e1", Effect.None, value: 0));

        var weights = RoundStatistics.Of(input, Method with { PassMark = 75 }, Question with { Places = 1 }).Weights;

        Assert.Equal(6, weights.Count); // two dimensions, three factors
        var without = weights.Single(w => w.Dimension == "X-2" && w.Factor == 0);
        Assert.Equal(0, without.Share);
        Assert.Equal([1], without.Change.In);
        Assert.Equal([0], without.Change.Out);
        Assert.Equal(0.6 / 1.1 / 0.6 * 0.6, weights.Single(w => w.Dimension == "X-2" && w.Factor == 1.2).Share, 1e-6);
    }

    [Fact]
    public void A_round_that_is_not_complete_leaves_aside_what_nobody_has_judged()
    {
        var input = Three() with { Applications = [.. Three().Applications, new(Guid.Parse("0198a000-0000-7000-8000-0000000000ff"), "")], ExpertsPerApplication = 5 };

        var statistics = RoundStatistics.Of(input, Method, Question);

        Assert.Equal(3, statistics.Round.Applications.Count);
        Assert.Single(statistics.Round.Unjudged);
    }

    [Fact]
    public void A_round_without_a_sheet_has_reasons_and_no_figure()
    {
        var statistics = RoundStatistics.Of(Three() with { Sheets = [], Assignments = [] }, Method, Question);

        Assert.Null(statistics.Distribution);
        Assert.Empty(statistics.Ranks);
        Assert.NotNull(statistics.Agreement.AlphaOrdinal.NotComputed);
    }

    [Fact]
    public void The_order_of_the_input_changes_no_statistic() =>
        Gen.Select(Gen.Int[0, 4].Array[9], Gen.Int[0, 10_000]).Sample((effects, seed) =>
        {
            Guid[] ids = [Example.A, Example.B, Example.C];
            var input = Example.Input([.. effects.Select((effect, i) => Example.Sheet(ids[i / 3], $"e{i % 3}", (Effect)effect))]);
            var shuffled = input.Sheets.ToArray();
            new Random(seed).Shuffle(shuffled);
            return Text(input) == Text(input with { Sheets = shuffled, Applications = [.. input.Applications.Reverse()] });
        }, iter: 50);

    private static string Text(RankingInput input)
    {
        var s = RoundStatistics.Of(input, Method, Question with { Resampling = new(9, 20) });
        return JsonSerializer.Serialize(new { s.Scores, s.Distribution, s.Agreement, s.Experts, s.Outliers, s.Items, s.WithoutExpert, s.Weights, s.Ranks });
    }

    private static RankingInput Three() => Example.Input(
        Example.Sheet(Example.A, "e1", Effect.Excellent), Example.Sheet(Example.A, "e2", Effect.Excellent),
        Example.Sheet(Example.B, "e1", Effect.Fair), Example.Sheet(Example.B, "e2", Effect.Fair),
        Example.Sheet(Example.C, "e1", Effect.None), Example.Sheet(Example.C, "e2", Effect.None));
}
