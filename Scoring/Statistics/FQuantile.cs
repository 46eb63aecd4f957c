using MathNet.Numerics;

namespace Scoring.Statistics;

/// <summary>Quantiles of the F distribution, for any degrees of freedom: the library's own search gives up below one.</summary>
internal static class FQuantile
{
    private const double FurthestLogarithm = 600;
    private const double Precision = 1e-13;

    /// <summary>Infinite where it is beyond any number that means something.</summary>
    public static double Of(double d1, double d2, double probability)
    {
        var (low, high) = (-FurthestLogarithm, FurthestLogarithm);
        while (high - low > Precision * Math.Max(1, Math.Abs(low)))
        {
            var middle = (low + high) / 2;
            if (middle == low || middle == high)
            {
                break;
            }

            (low, high) = Above(d1, d2, Math.Exp(middle)) > 1 - probability ? (middle, high) : (low, middle);
        }

        return high >= FurthestLogarithm ? double.PositiveInfinity : Math.Exp(high);
    }

    /// <summary>The two-sided limit of Student's t, whose square is an F.</summary>
    public static double StudentLimit(double freedom) => Math.Sqrt(Of(1, freedom, Estimate.Confidence));

    /// <summary>The upper tail, which keeps its digits where the quantile is large.</summary>
    private static double Above(double d1, double d2, double f) => SpecialFunctions.BetaRegularized(d2 / 2, d1 / 2, d2 / (d1 * f + d2));
}
