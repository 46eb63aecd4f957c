namespace Scoring.Statistics;

/// <summary>What bootstrap replicates say together.</summary>
internal static class Percentiles
{
    private const double Tail = (1 - Estimate.Confidence) / 2;

    /// <summary>The middle 95 % of the replicates that gave a figure; null where more than one in twenty gave none.</summary>
    public static (double Low, double High)? Interval(double[] replicates)
    {
        var sorted = replicates.Where(double.IsFinite).Order().ToArray();
        return sorted.Length > 0 && sorted.Length >= Estimate.Confidence * replicates.Length
            ? (Of(sorted, Tail), Of(sorted, 1 - Tail))
            : null;
    }

    /// <summary>With interpolation between neighbours, as R's type 7 and NumPy do.</summary>
    public static double Of(ReadOnlySpan<double> sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)Math.Floor(place);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /// <summary>The interval's ends and the middle, each a rank that was reached: outwards at the ends.</summary>
    public static (int Low, int Median, int High) OfRanks(ReadOnlySpan<int> sorted) => (
        sorted[(int)Math.Floor(Tail * (sorted.Length - 1))], sorted[(sorted.Length - 1) / 2], sorted[(int)Math.Ceiling((1 - Tail) * (sorted.Length - 1))]);
}
