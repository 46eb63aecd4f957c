using Scoring.Combination;

namespace Scoring.Statistics;

/// <summary>How statistics read a table of sheets.</summary>
internal static class SheetScores
{
    private const double UnitsInOne = 10_000;

    /// <summary>0 to 100, in the order of the application's sheets.</summary>
    public static double[] ScoresOf(this SheetTable sheets, int application) =>
        Array.ConvertAll(sheets.UnitsOf(application).ToArray(), units => units / UnitsInOne);

    /// <summary>Each sheet against the mean of the others of the same application; applications with one sheet have none to compare.</summary>
    public static IEnumerable<Deviation> Deviations(this SheetTable sheets)
    {
        for (var application = 0; application < sheets.Applications; application++)
        {
            var (scores, experts) = (sheets.ScoresOf(application), sheets.ExpertsOf(application).ToArray());
            var sum = scores.Sum();
            for (var i = 0; i < scores.Length && scores.Length > 1; i++)
            {
                yield return new(application, experts[i], scores[i], (sum - scores[i]) / (scores.Length - 1));
            }
        }
    }
}

/// <summary>One sheet beside the others of its application.</summary>
internal readonly record struct Deviation(int Application, int Expert, double Score, double Others)
{
    public double Points => Score - Others;
}
