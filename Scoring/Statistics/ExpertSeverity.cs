using Scoring.Combination;

namespace Scoring.Statistics;

/// <summary>How one expert judges beside the others of the same applications, in points of 100.</summary>
/// <param name="Expert">The expert's place in the table.</param>
/// <param name="Mean">Of all this expert's sheets.</param>
/// <param name="Severity">By how much this expert's scores are below the others' mean of the same application; negative: above.</param>
/// <param name="Spread">Standard deviation of those differences: how steady the expert is, apart from severity.</param>
/// <param name="Range">Standard deviation of the expert's own scores: how much of the scale is used.</param>
public sealed record ExpertSeverity(int Expert, int Sheets, double Mean, Estimate Severity, double? Spread, double? Range)
{
    /// <summary>The severest first; who shares no application with anybody last.</summary>
    public static IReadOnlyList<ExpertSeverity> Of(SheetTable sheets)
    {
        var own = Enumerable.Range(0, sheets.Applications)
            .SelectMany(a => sheets.ExpertsOf(a).ToArray().Zip(sheets.ScoresOf(a))).ToLookup(sheet => sheet.First, sheet => sheet.Second);
        var beside = sheets.Deviations().ToLookup(deviation => deviation.Expert, deviation => -deviation.Points);
        return
        [
            .. own.Select(scores => Of(scores.Key, [.. scores], [.. beside[scores.Key]]))
                .OrderByDescending(expert => expert.Severity.Value ?? double.NegativeInfinity).ThenBy(expert => expert.Expert),
        ];
    }

    private static ExpertSeverity Of(int expert, double[] scores, double[] below)
    {
        var mean = Estimate.Rounded(scores.Average())!.Value;
        if (below.Length == 0)
        {
            return new(expert, scores.Length, mean, Estimate.None("Nobody else examined the same applications."), null, Deviation(scores));
        }

        var spread = Deviation(below);
        var error = spread / Math.Sqrt(below.Length) * (below.Length > 1 ? FQuantile.StudentLimit(below.Length - 1) : 0);
        return new(expert, scores.Length, mean, Estimate.Of(below.Average(), below.Average() - error, below.Average() + error), spread, Deviation(scores));
    }

    /// <summary>Of a sample; none of a single value.</summary>
    private static double? Deviation(double[] values)
    {
        var mean = values.Average();
        return values.Length < 2 ? null : Estimate.Rounded(Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1)));
    }
}
