namespace Benchmarks.Rounds;

/// <summary>One metric of both sides over all rounds. Void when the baseline itself varied too much to compare with.</summary>
internal sealed record Comparison(
    string Metric, string Unit, Spread Baseline, Spread Platform, Spread Ratio, double BaselineVariation, bool IsVoid, string? Reach, bool? Reached)
{
    public const double LargestVariation = 0.20;

    public static Comparison Of(Metric metric, double[] baseline, double[] platform)
    {
        var ratios = baseline.Zip(platform, (a, b) => b / a).ToArray();
        var (a, b, ratio) = (Spread.Of(baseline), Spread.Of(platform), Spread.Of(ratios));
        var variation = (a.Largest - a.Smallest) / a.Median;
        return new(
            metric.Name, metric.Unit, a, b, ratio, variation, variation > LargestVariation, metric.Reach,
            metric.Judge?.Invoke(b.Median, ratio.Median));
    }
}

/// <summary>The median of a few rounds, with their range and the rounds themselves.</summary>
internal sealed record Spread(double Median, double Smallest, double Largest, IReadOnlyList<double> Rounds)
{
    public static Spread Of(IReadOnlyList<double> rounds) => new(Percentile(rounds, 0.5), rounds.Min(), rounds.Max(), rounds);

    /// <summary>The value that the given share of all values does not exceed, interpolated between neighbours.</summary>
    public static double Percentile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        var position = share * (sorted.Length - 1);
        var (below, above) = (sorted[(int)position], sorted[(int)Math.Ceiling(position)]);
        return below + ((above - below) * (position - Math.Floor(position)));
    }
}
