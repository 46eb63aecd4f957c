using System.Text;
using CsCheck;
using Evidence;

namespace Scoring.Tests;

public sealed class RankerTests
{
    private static readonly ScoringMethod Method = ScoringMethod.PlatformDefault;

    [Fact]
    public void The_better_score_goes_first_and_is_the_mean_of_the_sheets()
    {
        var result = Ranker.Rank(
            Example.Input(
                Example.Sheet(Example.A, "e1", Effect.None), Example.Sheet(Example.A, "e2", Effect.Weak),
                Example.Sheet(Example.B, "e1", Effect.Good), Example.Sheet(Example.B, "e2", Effect.Excellent)), Method);

        Assert.Equal([(Example.B, 1, 96.875m), (Example.A, 2, 78.125m)], result.Ranking.Select(r => (r.ApplicationId, r.Rank, r.Score)));
        Assert.Equal([75m, 81.25m], result.Ranking[1].Sheets.Select(s => s.Score));
    }

    [Fact]
    public void Equal_scores_go_by_effect_then_by_the_lowest_sheet_and_then_share_a_rank()
    {
        var even = Example.Input(
            Example.Sheet(Example.A, "e1", Effect.Fair), Example.Sheet(Example.A, "e2", Effect.Fair),
            Example.Sheet(Example.B, "e1", Effect.None), Example.Sheet(Example.B, "e2", Effect.Excellent),
            Example.Sheet(Example.C, "e1", Effect.Fair), Example.Sheet(Example.C, "e2", Effect.Fair));
        var result = Ranker.Rank(even, Method);

        Assert.All(result.Ranking, r => Assert.Equal(87.5m, r.Score));
        Assert.Equal([(Example.A, 1), (Example.C, 1), (Example.B, 3)], result.Ranking.Select(r => (r.ApplicationId, r.Rank)));
        Assert.Equal([12.5m, 87.5m], result.Ranking[0].TieBreaks.Select(t => t.Value));
    }

    [Fact]
    public void What_works_goes_before_what_merely_meets_a_figure()
    {
        var byFigure = Example.Sheet(Example.A, "e", Effect.None) with
        {
            Lines = [.. Example.Sheet(Example.A, "e", Effect.None).Lines.Select(line => line with { Exists = false })],
        };
        var byEffect = Example.Sheet(Example.B, "e", Effect.Excellent, value: 0);

        Assert.Equal([(Example.B, 1), (Example.A, 2)], Ranker.Rank(Example.Input(byFigure, byEffect), Method).Ranking.Select(r => (r.ApplicationId, r.Rank)));
    }

    [Fact]
    public void The_order_of_the_input_does_not_matter() =>
        Gen.Select(Gen.Int[0, 4].Array[9], Gen.Int[0, 10_000]).Sample((effects, seed) =>
        {
            var ids = new[] { Example.A, Example.B, Example.C };
            var sheets = effects.Select((effect, i) => Example.Sheet(ids[i / 3], $"e{i % 3}", (Effect)effect)).ToArray();
            var shuffled = sheets.ToArray();
            new Random(seed).Shuffle(shuffled);
            return Text(Ranker.Rank(Example.Input(sheets), Method)) == Text(Ranker.Rank(Example.Input(shuffled), Method));
        });

    [Fact]
    public void An_input_that_contradicts_itself_is_refused()
    {
        var sheet = Example.Sheet(Example.A, "e1", Effect.Good);
        var good = Example.Input(sheet);
        RankingInput[] wrong =
        [
            good with { Kind = "enterprise" },
            good with { ExpertsPerApplication = 2 },
            good with { Applications = [] },
            good with { Applications = [.. good.Applications, .. good.Applications] },
            good with { Applications = [.. good.Applications, new(Example.B, "")] },
            good with { Sheets = [] },
            good with { Sheets = [sheet, sheet] },
            good with { Sheets = [sheet with { Expert = "stranger" }] },
            good with { Assignments = [.. good.Assignments, new(Example.A, "e2")] },
            good with { Conflicts = [new(Example.A, "e1", "employer")] },
        ];
        Assert.NotEmpty(Ranker.Rank(good, Method).Ranking);
        Assert.All(wrong, input => Assert.Throws<ScoringException>(() => Ranker.Rank(input, Method)));
    }

    private static string Text(RankingResult result) => Encoding.UTF8.GetString(CanonicalJson.Serialize(result));
}
