using Scoring.Combination;

namespace Scoring.Statistics;

/// <summary>A sheet that is much further from the others of its application than sheets of this round usually are.</summary>
/// <param name="Others">The mean of the application's other sheets.</param>
/// <param name="Z">The modified z of Iglewicz and Hoaglin (1993), by median and median absolute deviation.</param>
public sealed record OutlyingSheet(int Application, int Expert, double Score, double Others, double Z)
{
    /// <summary>Iglewicz and Hoaglin's.</summary>
    public const double Limit = 3.5;

    private const double ByMedian = 0.6745;
    private const double ByMean = 0.797885; // where more than half of all differences are one: the mean takes the median's place

    /// <summary>The furthest first.</summary>
    public static IReadOnlyList<OutlyingSheet> Of(SheetTable sheets)
    {
        var deviations = sheets.Deviations().ToArray();
        var scores = ModifiedZ([.. deviations.Select(deviation => deviation.Points)]);
        return
        [
            .. deviations.Select((d, i) => new OutlyingSheet(d.Application, d.Expert, d.Score, Estimate.Rounded(d.Others)!.Value, scores[i]))
                .Where(sheet => Math.Abs(sheet.Z) > Limit)
                .OrderByDescending(sheet => Math.Abs(sheet.Z)).ThenBy(sheet => sheet.Application).ThenBy(sheet => sheet.Expert),
        ];
    }

    internal static double[] ModifiedZ(double[] values)
    {
        if (values.Length == 0)
        {
            return [];
        }

        var median = Median(values);
        var away = Array.ConvertAll(values, value => Math.Abs(value - median));
        var scale = Median(away) is > 0 and var middle ? middle / ByMedian : away.Average() / ByMean;
        return Array.ConvertAll(values, value => scale > 0 ? Estimate.Rounded((value - median) / scale)!.Value : 0);
    }

    private static double Median(double[] values) => Percentiles.Of(values.Order().ToArray(), 0.5);
}
