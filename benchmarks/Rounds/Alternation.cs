namespace Benchmarks.Rounds;

/// <summary>One round of one side: its figures, in the order of the benchmark's metrics.</summary>
internal delegate Task<double[]> Side(CancellationToken cancellation);

/// <summary>Runs baseline and platform in turns (ABAB), so that a slow minute of a shared machine meets both. The first pair is dropped.</summary>
internal sealed class Alternation(int rounds)
{
    public async Task<IReadOnlyList<Comparison>> RunAsync(
        IReadOnlyList<Metric> metrics, Side baseline, Side platform, CancellationToken cancellation)
    {
        List<double[]> baselines = [], platforms = [];
        for (var round = 0; round <= rounds; round++)
        {
            var (a, b) = (await baseline(cancellation), await platform(cancellation));
            await Console.Error.WriteLineAsync(
                $"{(round == 0 ? "warm-up" : $"round {round}")}: {metrics[0].Name} {a[0]:F1} baseline, {b[0]:F1} platform {metrics[0].Unit}");
            if (round > 0)
            {
                baselines.Add(a);
                platforms.Add(b);
            }
        }

        return [.. metrics.Select((metric, i) => Comparison.Of(metric, Column(baselines, i), Column(platforms, i)))];
    }

    private static double[] Column(List<double[]> rows, int index) => [.. rows.Select(r => r[index])];
}
