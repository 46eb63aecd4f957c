using CsCheck;

namespace Scoring.Tests;

public sealed class SheetScorerTests
{
    private static readonly SheetScorer Scorer = new(Example.Criteria.Items, ScoringMethod.PlatformDefault);

    [Theory]
    [InlineData(Effect.None, "60", "75.0000")] // (50 + 100) / 2
    [InlineData(Effect.Weak, "60", "81.2500")]
    [InlineData(Effect.Fair, "60", "87.5000")]
    [InlineData(Effect.Good, "60", "93.7500")]
    [InlineData(Effect.Excellent, "60", "100.0000")]
    [InlineData(Effect.Excellent, "59.999999", "50.0000")]
    [InlineData(Effect.None, null, "25.0000")]
    public void Existence_gives_half_effect_the_other_half_and_a_number_all_or_nothing(Effect effect, string? value, string score)
    {
        var sheet = Example.Sheet(Example.A, "e", effect, value is null ? null : decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(score, Evidence.DecimalText.Format(Scorer.Score(sheet.Lines, sheet.Figures).Score, Places.Score));
    }

    [Fact]
    public void Items_weigh_alike_in_a_clause_clauses_in_a_dimension_dimensions_on_the_sheet()
    {
        SheetLine[] lines = [new("X-1.1", true, Effect.None), new("X-1.2", false, Effect.None), new("X-1.3", false, Effect.None), new("X-1.4", false, Effect.None)];

        // 50 points for one of three items, of one of two clauses, of one of two dimensions: 50 / 12.
        Assert.Equal(4.1667m, Scorer.Score(lines, [new("X-2.1", 0, null, null)]).Score);
    }

    [Fact]
    public void Thirds_that_make_a_whole_are_exact()
    {
        var items = Enumerable.Range(1, 3).SelectMany(clause => Enumerable.Range(1, 3).Select(i => new ScoredItem($"{clause}.{i}", "D", $"c{clause}", null))).ToList();
        var scorer = new SheetScorer(items, ScoringMethod.PlatformDefault);

        // Nine ninths: rounded before they are added, they would not make 100.
        Assert.Equal(100m, scorer.Score([.. items.Select(i => new SheetLine(i.Code, true, Effect.Excellent))], []).Score);
        Assert.Equal(33.3333m, scorer.Score([.. items.Select(i => new SheetLine(i.Code, i.Code.EndsWith('1'), i.Code.EndsWith('1') ? Effect.Excellent : Effect.None))], []).Score);
    }

    [Fact]
    public void Half_of_the_last_place_rounds_away_from_zero()
    {
        var items = Enumerable.Range(1, 16).Select(i => new ScoredItem($"{i}", $"D{i % 4}", $"c{i}", null)).ToList();
        var scorer = new SheetScorer(items, ScoringMethod.PlatformDefault);

        // 62.5 / 16 = 3.90625
        Assert.Equal(3.9063m, scorer.Score([.. items.Select((item, i) => new SheetLine(item.Code, i == 0, i == 0 ? Effect.Weak : Effect.None))], []).Score);
    }

    [Fact]
    public void The_order_of_lines_and_of_items_does_not_matter_and_scores_stay_within_0_and_100() =>
        Gen.Select(Gen.Int[0, 4].Array[4], Gen.Decimal[0, 100], Gen.Int[0, 1000]).Sample((effects, value, seed) =>
        {
            var lines = Example.Criteria.Items.Take(4).Select((item, i) => new SheetLine(item.Code, true, (Effect)effects[i])).ToArray();
            SheetFigure[] figures = [new("X-2.1", Places.RoundFigure(value), null, null)];
            var shuffled = lines.ToArray();
            new Random(seed).Shuffle(shuffled);
            var items = Example.Criteria.Items.ToArray();
            new Random(seed).Shuffle(items);
            var score = Scorer.Score(lines, figures);
            return score == new SheetScorer(items, ScoringMethod.PlatformDefault).Score(shuffled, figures) && score.Score is >= 0 and <= 100;
        });

    [Fact]
    public void A_sheet_that_is_not_the_criterias_is_refused()
    {
        var good = Example.Sheet(Example.A, "e", Effect.Good);
        (IReadOnlyList<SheetLine> Lines, IReadOnlyList<SheetFigure> Figures)[] wrong =
        [
            ([.. good.Lines.Skip(1)], good.Figures),
            ([.. good.Lines, good.Lines[0]], good.Figures),
            ([.. good.Lines.Skip(1), new("X-9.9", true, Effect.Good)], good.Figures),
            ([.. good.Lines.Skip(1), new("X-1.1", false, Effect.Good)], good.Figures),
            (good.Lines, []),
            ([.. good.Lines, new("X-2.1", true, Effect.Good)], []),
            ([.. good.Lines.Skip(1)], [.. good.Figures, new("X-1.1", 1, null, null)]),
        ];
        Assert.All(wrong, sheet => Assert.Throws<ScoringException>(() => Scorer.Score(sheet.Lines, sheet.Figures)));
        Assert.Throws<ScoringException>(() => new SheetScorer(Example.Criteria.Items, ScoringMethod.PlatformDefault with { Weights = "other" }));
        Assert.Throws<ScoringException>(() => new SheetScorer([], ScoringMethod.PlatformDefault));
    }

    [Theory]
    [InlineData(RuleKind.AtLeast, 60, null, null, true)] // 以上 is inclusive
    [InlineData(RuleKind.RiseAtLeast, 21, 20d, null, true)]
    [InlineData(RuleKind.RiseAtLeast, 20.9, 20d, null, false)]
    [InlineData(RuleKind.RiseAtLeast, 21, null, null, false)]
    [InlineData(RuleKind.AbovePrevious, 20, 20d, null, false)]
    [InlineData(RuleKind.AbovePrevious, 20.1, 20d, null, true)]
    [InlineData(RuleKind.AboveReference, 2.5, null, 2.5, false)] // 高于 is strict
    [InlineData(RuleKind.AboveReference, 2.6, null, 2.5, true)]
    [InlineData(RuleKind.AboveReference, 2.6, null, null, false)]
    public void A_rule_is_strict_or_inclusive_as_the_policy_says(RuleKind kind, double value, double? previous, double? reference, bool met) =>
        Assert.Equal(met, new NumericRule(kind, kind is RuleKind.RiseAtLeast ? 1 : 60, null).IsMet((decimal)value, (decimal?)previous, (decimal?)reference));
}
