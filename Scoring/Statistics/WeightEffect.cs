using Scoring.Combination;

namespace Scoring.Statistics;

/// <summary>How the list would change if one dimension weighed otherwise and the others kept their proportions.</summary>
/// <param name="Factor">Times what the method gives it; 0 leaves the dimension out.</param>
/// <param name="Share">What it then weighs of the whole.</param>
public sealed record WeightEffect(string Dimension, double Factor, double Share, ListChange Change)
{
    /// <summary>Left out, a fifth less, a fifth more.</summary>
    public static readonly IReadOnlyList<double> Factors = [0, 0.8, 1.2];

    private const int Places = 4;

    /// <summary>By dimension, then by factor. A dimension that is all there is cannot weigh otherwise.</summary>
    public static IReadOnlyList<WeightEffect> Of(JudgedRound round, PassLine line)
    {
        var (items, shares) = (round.Items, round.Items.DimensionShares);
        if (shares.Count(share => share > 0) < 2)
        {
            return [];
        }

        var method = Recombination.For(round.Sheets, round.Method);
        var scores = Combiner.Combine(round.Sheets, method).Scores;
        var ranks = Ranks.BestFirst(scores);
        var byDimension = new double[round.Sheets.Count][];
        Parallel.For(0, byDimension.Length, sheet => byDimension[sheet] = items.DimensionScores(sheet));
        var trials = Enumerable.Range(0, shares.Count).Where(d => shares[d] > 0).SelectMany(d => Factors, (dimension, factor) => (dimension, factor)).ToArray();
        var effects = new WeightEffect[trials.Length];
        Parallel.For(0, trials.Length, trial =>
        {
            var (dimension, factor) = trials[trial];
            double[] weights = [.. shares];
            weights[dimension] *= factor;
            var whole = weights.Sum();
            weights = Array.ConvertAll(weights, weight => weight / whole);
            var other = Combiner.Combine(Weighed(round.Sheets, byDimension, weights), method).Scores;
            effects[trial] = new(items.Dimensions[dimension], factor, Estimate.Rounded(weights[dimension])!.Value, ListChange.Between(scores, ranks, other, line));
        });
        return effects;
    }

    private static SheetTable Weighed(SheetTable sheets, double[][] byDimension, double[] weights)
    {
        var marks = new SheetMark[sheets.Count];
        for (var sheet = 0; sheet < marks.Length; sheet++)
        {
            var score = 0d;
            for (var d = 0; d < weights.Length; d++)
            {
                score += weights[d] * byDimension[sheet][d];
            }

            marks[sheet] = sheets[sheet] with { Score = decimal.Round((decimal)score, Places, MidpointRounding.AwayFromZero) };
        }

        return new(sheets.Applications, sheets.Experts, marks);
    }
}
