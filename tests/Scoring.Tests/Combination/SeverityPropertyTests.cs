using CsCheck;
using Scoring.Combination;
using Scoring.Combination.Severity;

namespace Scoring.Tests.Combination;

/// <summary>What holds for every round, whatever its figures.</summary>
public sealed class SeverityPropertyTests
{
    private const double Near = 2e-4;

    [Fact]
    public void The_estimates_settle_where_the_restricted_likelihood_is_highest() => Rounds.Sample(
        sheets =>
        {
            var fit = SeverityModel.Fit(sheets)!;
            var v = fit.Variances;
            var best = Likelihood.Of(sheets, v);
            double[] factors = [0.5, 0.9, 1, 1.1, 2];
            var others =
                from a in factors
                from e in factors
                from r in factors
                select Likelihood.Of(sheets, new(a * v.Application, e * v.Expert, r * v.Residual));
            // Of a variance of 0 there stands 1e-8 of the whole, so that less would be a little better still.
            return !fit.HasSettled || others.Max() <= best + 1e-4;
        },
        iter: 60);

    [Fact]
    public void Small_rounds_settle_within_the_fixed_number_of_steps() => Assert.All(
        Enumerable.Range(0, 2_000), seed => Assert.True(SeverityModel.Fit(Draw(8 + seed % 7, 5 + seed % 3, seed % 9, new Random(seed)))!.HasSettled, $"{seed}"));

    [Fact]
    public void Who_adds_the_same_to_every_sheet_adds_it_to_every_score() => Rounds.Sample(
        sheets => Same(Scores(Changed(sheets, mark => mark with { Score = mark.Score + 7 })), Scores(sheets).Select(score => score + 7)), iter: 100);

    [Fact]
    public void Whoever_is_called_what_the_scores_stay() => Gen.Select(Rounds, Gen.Int[0, 9_999]).Sample(
        (sheets, seed) =>
        {
            int[] experts = [.. Enumerable.Range(0, sheets.Experts)], applications = [.. Enumerable.Range(0, sheets.Applications)];
            new Random(seed).Shuffle(experts);
            new Random(seed + 1).Shuffle(applications);
            var renamed = Scores(Changed(sheets, mark => new(applications[mark.Application], experts[mark.Expert], mark.Score)));
            return Same(applications.Select(place => renamed[place]), Scores(sheets));
        },
        iter: 100);

    [Fact]
    public void An_application_that_only_severe_experts_saw_gains_and_one_that_only_mild_ones_saw_loses()
    {
        // Experts 0–2 give 10 less than 3–5 everywhere. All applications are worth 60 + their number; the first was seen by the severe, the last by the mild.
        var marks = from application in Enumerable.Range(0, 20)
                    from expert in application switch { 0 => [0, 1, 2], 19 => [3, 4, 5], _ => new[] { application % 3, (application + 1) % 3, 3 + application % 3 } }
                    select new SheetMark(application, expert, 60 + application + (expert < 3 ? -5 : 5) + (application * 7 + expert * 11) % 3 - 1);
        var table = new SheetTable(20, 6, [.. marks]);
        var combined = Combiner.Combine(table, Method(10, 5, 3));

        Assert.Equal(Combinations.SeverityAdjusted, combined.Applied);
        Assert.True(combined.Scores[0] > combined.Means[0] + 3);
        Assert.True(combined.Scores[19] < combined.Means[19] - 3);
        Assert.All(combined.Severity!.Experts.Take(3), effect => Assert.InRange(effect, -6, -4));
        Assert.All(combined.Severity.Experts.Skip(3), effect => Assert.InRange(effect, 4, 6));
    }

    [Fact]
    public void The_bits_are_those_of_every_other_machine()
    {
        var fit = SeverityModel.Fit(SeverityGoldenTests.Table("sparse"))!;
        var folded = fit.Effects.Applications.Concat(fit.Effects.Experts).Append(fit.Effects.Mean)
            .Aggregate(0L, (hash, value) => unchecked(hash * 31 + BitConverter.DoubleToInt64Bits(value)));

        Assert.Equal(260303819280889075L, folded);
    }

    private static readonly Gen<SheetTable> Rounds =
        from applications in Gen.Int[8, 14]
        from experts in Gen.Int[5, 7]
        from severity in Gen.Int[0, 8]
        from seed in Gen.Int[0, 1_000_000]
        select Draw(applications, experts, severity, new Random(seed));

    internal static SheetTable Draw(int applications, int experts, int severity, Random random)
    {
        var severities = Enumerable.Range(0, experts).Select(_ => severity * (random.NextDouble() - 0.5)).ToArray();
        var marks = from application in Enumerable.Range(0, applications)
                    let worth = 40 + 30 * random.NextDouble()
                    from expert in Enumerable.Range(application, 3 + application % 2).Select(i => i % experts)
                    select new SheetMark(application, expert, Places.RoundScore((decimal)(worth + severities[expert] + 6 * random.NextDouble())));
        return new(applications, experts, [.. marks]);
    }

    private static SheetTable Changed(SheetTable sheets, Func<SheetMark, SheetMark> change) =>
        new(sheets.Applications, sheets.Experts, [.. Enumerable.Range(0, sheets.Count).Select(i => change(sheets[i]))]);

    private static IReadOnlyList<decimal> Scores(SheetTable sheets) => Combiner.Combine(sheets, Method(5, 3, 2)).Scores;

    private static ScoringMethod Method(int applications, int experts, int each) => ScoringMethod.PlatformDefault with
    {
        Combination = Combinations.SeverityAdjusted,
        Severity = new(applications, experts, each),
    };

    private static bool Same(IEnumerable<decimal> a, IEnumerable<decimal> b) => a.Zip(b).All(pair => Math.Abs((double)(pair.First - pair.Second)) < Near);
}
