using Evidence;

namespace Scoring.Tests;

/// <summary>What a method can say beyond the platform's default, and that a record of it recomputes.</summary>
public sealed class MethodTests
{
    private static readonly ScoringMethod Weighted = ScoringMethod.PlatformDefault with
    {
        Weights = Weighting.Explicit,
        ItemWeights = [new("X-1.1", 3), new("X-1.2", 0), new("X-1.3", 0), new("X-1.4", 1), new("X-2.1", 4)],
    };

    [Fact]
    public void Explicit_weights_count_by_their_share()
    {
        var sheet = Example.Sheet(Example.A, "e", Effect.None, value: 0, last: Effect.Excellent);

        Assert.Equal(31.25m, new SheetScorer(Example.Criteria.Items, Weighted).Score(sheet.Lines, sheet.Figures).Score); // (3 × 50 + 1 × 100) / 8
        Assert.Equal(0.375m, new SheetScorer(Example.Criteria.Items, Weighted).ShareOf("X-1.1"));
    }

    [Fact]
    public void Whoever_misses_the_pass_mark_or_a_gate_stands_behind_all_who_pass()
    {
        var method = ScoringMethod.PlatformDefault with { PassMark = 80, Gates = [new("X-2", 100), new("X-1.4", 60)] };
        var noFigure = Example.Sheet(Example.A, "e", Effect.Excellent, value: 0);
        var weak = Example.Sheet(Example.B, "e", Effect.Weak);
        var noLast = Example.Sheet(Example.C, "e", Effect.Excellent, last: Effect.None);
        var input = Example.Input(noFigure, weak, noLast);
        var result = Ranker.Rank(input, method);

        Assert.Equal([(Example.B, 1, 81.25m), (Example.C, 2, 87.5m), (Example.A, 3, 50m)], result.Ranking.Select(r => (r.ApplicationId, r.Rank, r.Score)));
        Assert.Empty(result.Ranking[0].Missed!);
        Assert.Equal([new MissedMark("X-1.4", 60, 50)], result.Ranking[1].Missed!);
        Assert.Equal([new MissedMark("pass-mark", 80, 50), new MissedMark("X-2", 100, 0)], result.Ranking[2].Missed!);
    }

    [Theory]
    [InlineData(TieBreak.HigherMedianSheet, 87.5)]
    [InlineData(TieBreak.HigherMean, 87.5)]
    [InlineData(TieBreak.SmallerSpread, 25)]
    [InlineData(TieBreak.HigherLowestSheet, 75)]
    public void A_tie_break_says_what_it_looked_at(TieBreak by, double value)
    {
        var input = Example.Input(
            Example.Sheet(Example.A, "e1", Effect.None), Example.Sheet(Example.A, "e2", Effect.Excellent),
            Example.Sheet(Example.B, "e1", Effect.Fair), Example.Sheet(Example.B, "e2", Effect.Fair));
        var result = Ranker.Rank(input, ScoringMethod.PlatformDefault with { TieBreaks = [by] });

        Assert.Equal((decimal)value, result.Ranking.Single(r => r.ApplicationId == Example.A).TieBreaks[0].Value);
        Assert.Equal(by is TieBreak.SmallerSpread or TieBreak.HigherLowestSheet ? Example.B : Example.A, result.Ranking[0].ApplicationId);
    }

    [Fact]
    public void A_severity_adjusted_ranking_says_raw_and_adjusted_and_recomputes_from_what_is_public()
    {
        using var key = SigningKey.Create();
        var input = Round();
        var method = ScoringMethod.PlatformDefault with { Combination = Combinations.SeverityAdjusted, Severity = new(10, 5, 3) };
        var (record, result) = DecisionRecord.Rank(key, input, method);
        var (shown, again) = DecisionRecord.Publish(key, Example.A, record);

        Assert.Equal(Combinations.SeverityAdjusted, result.Combination!.Applied);
        Assert.Equal(6, result.Combination.Severity!.Experts.Count);
        Assert.Contains(result.Ranking, r => r.Score != r.Mean);
        Assert.Equal(result.Ranking.Select(r => (r.ApplicationId, r.Rank, r.Score, r.Mean)), again.Ranking.Select(r => (r.ApplicationId, r.Rank, r.Score, r.Mean)));
        Assert.Equal(["E1", "E2", "E3", "E4", "E5", "E6"], again.Combination!.Severity!.Experts.Select(e => e.Expert));
        Assert.Empty(DecisionRecord.Recompute(SignedRecord.Parse(record.ToBytes().Span)));
        Assert.Empty(DecisionRecord.Recompute(SignedRecord.Parse(shown.ToBytes().Span)));
    }

    [Theory]
    [InlineData(30, 5, 3, "There are 14 applications, fewer than 30.")]
    [InlineData(10, 9, 3, "There are 6 experts, fewer than 9.")]
    [InlineData(10, 5, 8, "There are 42 sheets of 6 experts, fewer than 8 each on average.")]
    public void Below_the_sample_the_means_stand_and_say_why(int applications, int experts, int each, string reason)
    {
        var method = ScoringMethod.PlatformDefault with { Combination = Combinations.SeverityAdjusted, Severity = new(applications, experts, each) };
        var result = Ranker.Rank(Round(), method);

        Assert.Equal((Combinations.Mean, reason), (result.Combination!.Applied, result.Combination.Reason));
        Assert.All(result.Ranking, r => Assert.Equal(r.Mean, r.Score));
    }

    [Fact]
    public void Parts_that_no_expert_joins_and_sheets_that_are_all_equal_are_not_adjusted()
    {
        var method = ScoringMethod.PlatformDefault with { Combination = Combinations.SeverityAdjusted, Severity = new(3, 3, 2) };
        var parted = Round(part: application => application % 2);
        var equal = Round(effect: (_, _) => Effect.Good);

        Assert.Equal("Experts and applications fall into 2 parts that no expert joins, so severity in one cannot be told from merit in another.", Ranker.Rank(parted, method).Combination!.Reason);
        Assert.Equal("All sheets have the same score.", Ranker.Rank(equal, method).Combination!.Reason);
    }

    private static RankingInput Round(Func<int, int>? part = null, Func<int, int, Effect>? effect = null)
    {
        var sheets = from application in Enumerable.Range(0, 14)
                     from i in Enumerable.Range(application, 3)
                     let expert = part is null ? i % 6 : 3 * part(application) + i % 3
                     select Example.Sheet(
                         new($"0198a000-0000-7000-8000-0000000001{application:d2}"), $"expert-{expert}", (effect ?? Judge)(application, expert), value: effect is null && application % 4 == 0 ? 59 : 60,
                         last: (effect ?? Judge)(application + 3, expert));
        return Example.Input([.. sheets]) with { ExpertsPerApplication = 3 };
    }

    private static Effect Judge(int application, int expert) => (Effect)Math.Clamp((application * 5 + 3) % 7 - 1 - expert % 3, 0, 4);
}
