namespace Scoring.Statistics;

/// <summary>Whether an item helps to tell applications apart.</summary>
/// <param name="Mean">Of the points it gave, out of 100.</param>
/// <param name="Spread">Standard deviation of the applications' means of it.</param>
/// <param name="WithTheRest">Correlation, over applications, with the score of all other items.</param>
/// <param name="Finding">What is to be said of it; none where it discriminates.</param>
public sealed record ItemDiscrimination(string ItemCode, string Dimension, double Mean, double Spread, Estimate WithTheRest, string? Finding)
{
    /// <summary>Ebel's (1965) limit below which an item is poor.</summary>
    public const double Poor = 0.2;

    private const int FewestApplications = 3;

    /// <summary>In the order of the criteria.</summary>
    public static IReadOnlyList<ItemDiscrimination> Of(ItemTable table) =>
        [.. table.Items.Select((item, i) => Of(item.Code, item.Dimension, table.ItemMeans(i), table.RestMeans(i)))];

    internal static ItemDiscrimination Of(string code, string dimension, double[] item, double[] rest)
    {
        var correlation = Correlation(item, rest);
        var finding = Deviation(item) == 0 ? "Every application has the same: it tells none apart."
            : correlation.Value < 0 ? "Applications that are better otherwise are worse here: look at how it is understood."
            : correlation.Value < Poor ? "It has little to do with the other items."
            : null;
        return new(code, dimension, Estimate.Rounded(item.Average())!.Value, Estimate.Rounded(Deviation(item))!.Value, correlation, finding);
    }

    private static Estimate Correlation(double[] a, double[] b)
    {
        if (a.Length < FewestApplications)
        {
            return Estimate.None($"It needs {FewestApplications} applications.");
        }

        var (sa, sb) = (Deviation(a), Deviation(b));
        if (sa == 0 || sb == 0)
        {
            return Estimate.None(sa == 0 ? "The item is the same everywhere." : "All other items are the same everywhere.");
        }

        var (ma, mb) = (a.Average(), b.Average());
        return Estimate.Of(a.Zip(b, (x, y) => (x - ma) * (y - mb)).Sum() / (a.Length - 1) / (sa * sb));
    }

    private static double Deviation(double[] values)
    {
        var mean = values.Average();
        var deviation = values.Length < 2 ? 0 : Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
        return deviation < 1e-9 ? 0 : deviation; // what rounding leaves of no difference
    }
}
