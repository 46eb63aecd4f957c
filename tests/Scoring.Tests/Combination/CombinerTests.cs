using CsCheck;
using Scoring.Combination;

namespace Scoring.Tests.Combination;

public sealed class CombinerTests
{
    private static readonly ScoringMethod Trimmed = ScoringMethod.PlatformDefault with { Combination = Combinations.Trimmed };

    [Fact]
    public void Five_sheets_lose_their_highest_and_lowest_four_do_not()
    {
        var table = Table([10m, 50m, 60m, 70m, 100m], [10m, 50m, 60m, 100m]);
        var combined = Combiner.Combine(table, Trimmed);

        Assert.Equal([60m, 55m], combined.Scores);
        Assert.Equal([58m, 55m], combined.Means);
        Assert.Equal((Combinations.Trimmed, "1 of 2 applications have fewer than 5 sheets: their score is the mean of all."), (combined.Applied, combined.Reason));
    }

    [Fact]
    public void Where_nothing_is_trimmed_the_mean_is_what_was_applied() =>
        Assert.Equal(Combinations.Mean, Combiner.Combine(Table([1m, 2m]), Trimmed).Applied);

    [Fact]
    public void One_highest_and_one_lowest_go_even_where_several_are_equal() =>
        Assert.Equal([50m], Combiner.Combine(Table([50m, 50m, 50m, 50m, 50m]), Trimmed).Scores);

    [Fact]
    public void The_mean_is_rounded_half_away_from_zero_to_four_places_as_decimals_are() =>
        Gen.Decimal[0, 100].Select(Places.RoundScore).Array[1, 9].Sample(scores =>
            Combiner.Combine(Table(scores), ScoringMethod.PlatformDefault).Scores[0] == Places.RoundScore(scores.Sum() / scores.Length));

    [Fact]
    public void A_table_keeps_sheets_by_application_and_a_resample_keeps_its_shape()
    {
        var table = new SheetTable(4, 2, [new(3, 1, 4m), new(0, 0, 1m), new(0, 1, 2m), new(3, 0, 3m)]);
        Assert.Equal([new(0, 0, 1m), new(0, 1, 2m), new(3, 1, 4m), new(3, 0, 3m)], Enumerable.Range(0, table.Count).Select(i => table[i]));
        Assert.Equal((2..2, 2..4), (table.Of(2), table.Of(3)));

        var drawn = table.Resample([1, 1, 2, 2]);

        Assert.Equal([new(0, 1, 2m), new(0, 1, 2m), new(3, 1, 4m), new(3, 1, 4m)], Enumerable.Range(0, 4).Select(i => drawn[i]));
        Assert.Throws<ScoringException>(() => Combiner.Combine(table, Trimmed)); // application 1 has no sheet
        Assert.Throws<ScoringException>(() => new SheetTable(1, 1, [new(0, 0, 1.00001m)]));
        Assert.Throws<ScoringException>(() => new SheetTable(1, 1, [new(1, 0, 1m)]));
        Assert.Throws<ScoringException>(() => table.Resample([0]));
    }

    private static SheetTable Table(params decimal[][] scores) => new(
        scores.Length, scores.Max(s => s.Length), [.. scores.SelectMany((sheets, application) => sheets.Select((score, expert) => new SheetMark(application, expert, score)))]);
}
