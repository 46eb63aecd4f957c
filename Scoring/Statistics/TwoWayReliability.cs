using Scoring.Combination;

namespace Scoring.Statistics;

/// <summary>ICC(2,1) and ICC(2,k) of Shrout and Fleiss (1979): the same experts, drawn from many, judged every application.</summary>
/// <param name="Single">How far one sheet can be relied on: ICC(2,1).</param>
/// <param name="Mean">How far the mean of all experts can: ICC(2,k).</param>
public sealed record TwoWayReliability(Estimate Single, Estimate Mean)
{
    public static TwoWayReliability Of(SheetTable sheets)
    {
        if (CompleteTable.Of(sheets) is not { } table)
        {
            var none = Estimate.None(CompleteTable.Missing);
            return new(none, none);
        }

        var (rows, columns, error) = table.MeanSquares();
        var (n, k) = ((double)table.Applications, (double)table.Experts);
        var spread = rows + (k - 1) * error + k * (columns - error) / n;
        if (spread <= 0 || rows + columns + error <= 0)
        {
            var none = Estimate.None("All sheets give the same score.");
            return new(none, none);
        }

        var icc = (rows - error) / spread;
        var mean = (rows - error) / (rows + (columns - error) / n);
        if (error <= 0 || icc >= 1)
        {
            return new(Estimate.Of(icc), Estimate.Of(mean));
        }

        var (low, high) = Interval(rows, columns, error, n, k, icc);
        return new(Estimate.Of(icc, low, high), Estimate.Of(mean, Stepped(low, k), Stepped(high, k)));
    }

    /// <summary>Satterthwaite's degrees of freedom, as Shrout and Fleiss give them.</summary>
    private static (double Low, double High) Interval(double rows, double columns, double error, double n, double k, double icc)
    {
        var a = k * icc / (n * (1 - icc));
        var b = 1 + k * icc * (n - 1) / (n * (1 - icc));
        var v = Square(a * columns + b * error) / (Square(a * columns) / (k - 1) + Square(b * error) / ((n - 1) * (k - 1)));
        var tail = 1 - (1 - Estimate.Confidence) / 2;
        var (lower, upper) = (FQuantile.Of(n - 1, v, tail), FQuantile.Of(v, n - 1, tail));
        var rest = k * columns + (k * n - k - n) * error;
        return (n * (rows - lower * error) / (lower * rest + n * rows), n * (upper * rows - error) / (rest + n * upper * rows));
    }

    /// <summary>Spearman and Brown: from one sheet to k.</summary>
    private static double Stepped(double single, double k) => k * single / (1 + (k - 1) * single);

    private static double Square(double x) => x * x;
}
