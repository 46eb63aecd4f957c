using Scoring.Combination;

namespace Scoring.Statistics;

/// <summary>Scores where every expert judged every application: what ICC(2) and Kendall's W are defined for.</summary>
internal sealed class CompleteTable
{
    public const string Missing = "It is defined only where the same experts, two or more, judged every application, two or more.";
    private readonly double[][] _scores;

    private CompleteTable(double[][] scores) => _scores = scores;

    public int Applications => _scores.Length;

    public int Experts => _scores[0].Length;

    /// <summary>Null where a sheet is missing or there is too little.</summary>
    public static CompleteTable? Of(SheetTable sheets)
    {
        var experts = Enumerable.Range(0, sheets.Applications).SelectMany(a => sheets.ExpertsOf(a).ToArray()).Distinct().Order().ToArray();
        if (sheets.Applications < 2 || experts.Length < 2 || sheets.Count != sheets.Applications * experts.Length)
        {
            return null;
        }

        var scores = new double[sheets.Applications][];
        for (var a = 0; a < scores.Length; a++)
        {
            var (by, given) = (sheets.ExpertsOf(a).ToArray(), sheets.ScoresOf(a));
            if (by.Distinct().Count() != experts.Length)
            {
                return null;
            }

            Array.Sort(by, given);
            scores[a] = given;
        }

        return new(scores);
    }

    /// <summary>One expert's scores of all applications.</summary>
    public double[] Column(int expert) => [.. _scores.Select(row => row[expert])];

    /// <summary>Of the two-way analysis of variance without repetition.</summary>
    public (double Rows, double Columns, double Error) MeanSquares()
    {
        var (n, k) = (Applications, Experts);
        var grand = _scores.Sum(row => row.Sum()) / (n * k);
        var columnMeans = Enumerable.Range(0, k).Select(expert => Column(expert).Average()).ToArray();
        var rows = k * _scores.Sum(row => Square(row.Average() - grand));
        var columns = n * columnMeans.Sum(mean => Square(mean - grand));
        var error = _scores.Sum(row => { var mean = row.Average(); return row.Select((score, j) => Square(score - mean - columnMeans[j] + grand)).Sum(); });
        return (rows / (n - 1), columns / (k - 1), error / ((n - 1) * (k - 1)));
    }

    private static double Square(double x) => x * x;
}
