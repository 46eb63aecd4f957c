using Scoring.Combination;

namespace Scoring.Statistics;

/// <summary>
/// How much of the scores' variance is the applications', the experts' severity, and the rest: a crossed random model estimated by
/// Henderson's method 3 (1953), which needs no balance. Intervals come from applications drawn again. A negative estimate is set to
/// nothing, as usual.
/// </summary>
/// <param name="Single">How far one sheet of any expert can be relied on.</param>
/// <param name="Mean">How far the mean of an application's sheets can, at the harmonic mean number of sheets.</param>
public sealed record VarianceComponents(
    double? Application, double? Expert, double? Residual, Estimate Single, Estimate Mean, double? SheetsPerApplication)
{
    /// <summary>Each replicate is a fit of its own: enough for an interval, and in a round of more than ten thousand sheets fewer.</summary>
    private const int MostReplicates = 200;
    private const int FewestReplicates = 50;
    private const int SheetsToFit = 2_000_000;

    public static VarianceComponents Of(SheetTable sheets, Resampling? resampling = null)
    {
        int[] judged = [.. Enumerable.Range(0, sheets.Applications).Where(a => sheets.UnitsOf(a).Length > 0)];
        if (Components.Of(sheets, judged) is not { } components)
        {
            var none = Estimate.None("It needs applications and experts that are crossed: more sheets than severity and merit explain between them.");
            return new(null, null, null, none, none, null);
        }

        if (components.Total <= 0)
        {
            var none = Estimate.None("All sheets give the same score.");
            return new(0, 0, 0, none, none, Estimate.Rounded(components.Size));
        }

        var replicates = resampling is null ? [] : Replicates(sheets, judged, resampling);
        var single = Percentiles.Interval([.. replicates.Select(replicate => replicate?.Single ?? double.NaN)]);
        var mean = Percentiles.Interval([.. replicates.Select(replicate => replicate?.Mean ?? double.NaN)]);
        return new(
            Estimate.Rounded(components.Application), Estimate.Rounded(components.Expert), Estimate.Rounded(components.Residual),
            Estimate.Of(components.Single, single?.Low, single?.High), Estimate.Of(components.Mean, mean?.Low, mean?.High),
            Estimate.Rounded(components.Size));
    }

    private static Components?[] Replicates(SheetTable sheets, int[] judged, Resampling resampling)
    {
        var replicates = new Components?[Math.Min(resampling.Replicates, Math.Clamp(SheetsToFit / sheets.Count, FewestReplicates, MostReplicates))];
        Parallel.For(0, replicates.Length, replicate =>
        {
            var draws = new Draws(resampling.Seed, replicate);
            var drawn = new int[judged.Length];
            for (var i = 0; i < drawn.Length; i++)
            {
                drawn[i] = judged[draws.Next(drawn.Length)];
            }

            replicates[replicate] = Components.Of(sheets, drawn);
        });
        return replicates;
    }

    private sealed record Components(double Application, double Expert, double Residual, double Size)
    {
        public double Total => Application + Expert + Residual;

        public double Single => Application / Total;

        public double Mean => Application / (Application + (Expert + Residual) / Size);

        /// <summary>Equates three reductions of the sum of squares to what the model expects of them.</summary>
        /// <param name="applications">One that stands there twice counts as two.</param>
        public static Components? Of(SheetTable sheets, int[] applications)
        {
            var fit = new CrossedFit(sheets, applications);
            if (fit.Applications < 2 || fit.Experts < 2 || fit.Sheets <= fit.Rank || fit.Sheets == fit.Applications)
            {
                return null;
            }

            var residual = fit.Unexplained / (fit.Sheets - fit.Rank);
            var expert = (fit.WithinApplications - fit.Unexplained - residual * (fit.Rank - fit.Applications)) / (fit.Sheets - fit.Applications);
            var application = (fit.WithinExperts - fit.Unexplained - residual * (fit.Rank - fit.Experts)) / (fit.Sheets - fit.Experts);
            return new(Math.Max(0, application), Math.Max(0, expert), residual, fit.Size);
        }
    }
}
