using CsCheck;
using Scoring.Statistics;

namespace Scoring.Tests.Statistics;

/// <summary>Who judges how, and what the list owes to each expert.</summary>
public sealed class ListStatisticsTests
{
    private static readonly ScoringMethod Method = ScoringMethod.PlatformDefault;
    private static readonly PassLine NoLine = new(null, null);

    [Fact]
    public void Severity_is_how_far_below_the_others_of_the_same_applications_an_expert_judges()
    {
        var experts = ExpertSeverity.Of(Tables.Sparse);

        Assert.Equal([1, 4, 3, 0, 2], experts.Select(e => e.Expert)); // the severest first
        var severest = experts[0];
        Assert.Equal((4, 47.1875, 6.270833, -1.761987, 14.303654), (severest.Sheets, severest.Mean, severest.Severity.Value!.Value, severest.Severity.Low!.Value, severest.Severity.High!.Value));
        Assert.Equal((5.048205, 12.585334), (severest.Spread!.Value, severest.Range!.Value));
    }

    [Fact]
    public void An_expert_who_meets_nobody_has_no_severity_but_a_mean()
    {
        var alone = ExpertSeverity.Of(Tables.Of([50, 60, null], [null, null, 70]))[^1];

        Assert.Equal((2, 1, 70d), (alone.Expert, alone.Sheets, alone.Mean));
        Assert.Null(alone.Severity.Value);
        Assert.NotNull(alone.Severity.NotComputed);
        Assert.Null(alone.Range);
    }

    [Fact]
    public void A_value_that_lies_out_has_Iglewicz_and_Hoaglins_z()
    {
        var z = OutlyingSheet.ModifiedZ([3.2, 3.3, 8.1, 3.2, 2.9, 3.7, 3.1, 3.5, 3.3]);

        Assert.Equal(16.188, z[2], 1e-3);
        Assert.Single(z, value => Math.Abs(value) > OutlyingSheet.Limit);
        Assert.All(OutlyingSheet.ModifiedZ([5, 5, 5]), value => Assert.Equal(0, value));
        Assert.Empty(OutlyingSheet.ModifiedZ([]));
    }

    [Fact]
    public void The_sheet_that_is_far_from_its_neighbours_is_found_and_no_other()
    {
        var rows = Enumerable.Range(0, 20).Select(i => new decimal?[] { 60 + i, 61 + i, i == 7 ? 5 : 59 + i }).ToArray();

        var sheet = OutlyingSheet.Of(Tables.Of(rows))[0];

        Assert.Equal((7, 2, 5d, 67.5), (sheet.Application, sheet.Expert, sheet.Score, sheet.Others));
        Assert.True(sheet.Z < -OutlyingSheet.Limit);
        Assert.Empty(OutlyingSheet.Of(Tables.Of([[60], [10]])));
    }

    [Fact]
    public void Tau_is_SciPys_with_ties_and_one_or_nothing_at_the_ends()
    {
        Assert.Equal(0.735681, KendallTau.Of([1, 2, 2, 4, 5, 6, 6, 8, 9, 10], [2, 1, 4, 3, 6, 6, 5, 9, 10, 8]));
        Assert.Equal(1, KendallTau.Of([1, 2, 3], [1, 2, 3]));
        Assert.Equal(-1, KendallTau.Of([1, 2, 3], [3, 2, 1]));
        Assert.Null(KendallTau.Of([1, 1, 1], [1, 2, 3]));
        Assert.Null(KendallTau.Of([1], [1]));
    }

    [Fact]
    public void Tau_is_what_counting_pairs_gives() =>
        Gen.Select(Gen.Int[1, 8].Array[9], Gen.Int[1, 8].Array[9]).Sample((a, b) =>
        {
            var pairs = Enumerable.Range(0, 9).SelectMany(i => Enumerable.Range(0, i), (i, j) => (A: Math.Sign(a[i] - a[j]), B: Math.Sign(b[i] - b[j]))).ToList();
            var spread = Math.Sqrt(pairs.Count(p => p.A != 0) * (double)pairs.Count(p => p.B != 0));
            var expected = spread > 0 ? Math.Round(pairs.Sum(p => p.A * p.B) / spread, 6, MidpointRounding.AwayFromZero) : (double?)null;
            var tau = KendallTau.Of(a, b);
            return tau is null == expected is null && (tau is null || Math.Abs(tau.Value - expected!.Value) < 2e-6);
        });

    [Fact]
    public void Without_one_expert_the_list_may_turn_and_whose_it_does_comes_first()
    {
        // The third expert alone puts the second application in front.
        var without = LeaveOneExpertOut.Of(Tables.Of([80, 80, 20], [70, 70, 90], [50, 50, 50]), Method, new(null, 1));

        Assert.Equal(2, without[0].Expert);
        Assert.Equal(3, without[0].Sheets);
        var change = without[0].Change!;
        Assert.Equal((0.333333, 2, 1), (change.Tau, change.Moved, change.LargestMove));
        Assert.Equal([0], change.In);
        Assert.Equal([1], change.Out);
        Assert.All(without.Skip(1), other => Assert.Empty(other.Change!.In));
    }

    [Fact]
    public void An_application_that_only_one_expert_judged_cannot_be_compared_without_that_expert()
    {
        var without = LeaveOneExpertOut.Of(Tables.Of([80, 70], [60, null], [50, 40]), Method, NoLine).ToDictionary(w => w.Expert);

        Assert.Equal([1], without[0].Unjudged);
        Assert.Equal((1, 0), (without[0].Change!.Tau, without[0].Change!.Moved));
        Assert.Empty(without[1].Unjudged);
        Assert.Null(Assert.Single(LeaveOneExpertOut.Of(Tables.Of([80], [60]), Method, NoLine)).Change);
    }

    [Fact]
    public void An_item_that_is_the_same_everywhere_tells_nobody_apart_and_one_against_the_others_is_named()
    {
        Assert.Equal(0.878424, ItemDiscrimination.Of("X", "D", [10, 20, 30, 25, 5], [40, 55, 70, 66, 50]).WithTheRest.Value);
        Assert.Null(ItemDiscrimination.Of("X", "D", [10, 20, 30, 25, 5], [40, 55, 70, 66, 50]).Finding);
        var same = ItemDiscrimination.Of("X", "D", [50, 50, 50], [40, 55, 70]);
        Assert.Equal((0d, null), (same.Spread, same.WithTheRest.Value));
        Assert.Contains("tells none apart", same.Finding, StringComparison.Ordinal);
        Assert.Contains("worse here", ItemDiscrimination.Of("X", "D", [30, 20, 10], [40, 55, 70]).Finding, StringComparison.Ordinal);
        Assert.Contains("little", ItemDiscrimination.Of("X", "D", [1, 2, 1, 2], [40, 40.1, 70, 70]).Finding, StringComparison.Ordinal);
        Assert.NotNull(ItemDiscrimination.Of("X", "D", [1, 2], [40, 50]).WithTheRest.NotComputed);
    }
}
