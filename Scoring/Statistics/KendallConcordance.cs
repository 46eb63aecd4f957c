using MathNet.Numerics.Distributions;
using Scoring.Combination;

namespace Scoring.Statistics;

/// <summary>Kendall's W with the correction for ties: 1 when all experts have the same order, 0 when they have nothing in common.</summary>
/// <param name="PValue">How often chance alone gives so much, by the χ² approximation.</param>
public sealed record KendallConcordance(Estimate W, double? PValue)
{
    public static KendallConcordance Of(SheetTable sheets)
    {
        if (CompleteTable.Of(sheets) is not { } table)
        {
            return new(Estimate.None(CompleteTable.Missing), null);
        }

        var (n, m) = ((double)table.Applications, (double)table.Experts);
        var columns = Enumerable.Range(0, table.Experts).Select(expert => Ranks.Of(table.Column(expert))).ToArray();
        var sums = Enumerable.Range(0, table.Applications).Select(a => columns.Sum(ranks => ranks[a])).ToArray();
        var mean = sums.Average();
        var most = m * m * (n * n * n - n) - m * columns.Sum(Ranks.TieCorrection);
        if (most <= 0)
        {
            return new(Estimate.None("No expert tells any two applications apart."), null);
        }

        var w = 12 * sums.Sum(sum => (sum - mean) * (sum - mean)) / most;
        return new(Estimate.Of(w), Estimate.Rounded(1 - ChiSquared.CDF(n - 1, m * (n - 1) * w)));
    }
}
