using Scoring.Combination;

namespace Scoring.Statistics;

/// <summary>Which differences between scores count how much.</summary>
public enum Measurement
{
    /// <summary>Different is different.</summary>
    Nominal,

    /// <summary>By how many other scores lie between.</summary>
    Ordinal,

    /// <summary>By the distance, squared.</summary>
    Interval,
}

/// <summary>
/// Krippendorff's α (Krippendorff 2004, chapter 11): 1 is full agreement, 0 what chance gives. Sheets may be missing; an application
/// with a single sheet says nothing. The ordinal metric is the interval metric over midranks, which makes all of it one pass.
/// </summary>
public static class KrippendorffAlpha
{
    /// <param name="resampling">For the interval: applications are drawn again; none leaves it out.</param>
    public static Estimate Of(SheetTable sheets, Measurement measurement, Resampling? resampling = null)
    {
        var pairable = new Pairable(sheets);
        if (pairable.Units == 0)
        {
            return Estimate.None("No application has two sheets.");
        }

        var all = new int[pairable.Units];
        Array.Fill(all, 1);
        var alpha = pairable.Alpha(all, measurement);
        if (double.IsNaN(alpha))
        {
            return Estimate.None("All sheets give the same score: where nothing differs, agreement cannot be told from chance.");
        }

        var interval = resampling is null || pairable.Units < 2 ? null : Percentiles.Interval(Replicates(pairable, measurement, resampling));
        return Estimate.Of(alpha, interval?.Low, interval?.High);
    }

    private static double[] Replicates(Pairable pairable, Measurement measurement, Resampling resampling)
    {
        var replicates = new double[resampling.Replicates];
        Parallel.For(0, replicates.Length, replicate =>
        {
            var draws = new Draws(resampling.Seed, replicate);
            var times = new int[pairable.Units];
            for (var i = 0; i < times.Length; i++)
            {
                times[draws.Next(times.Length)]++;
            }

            replicates[replicate] = pairable.Alpha(times, measurement);
        });
        return replicates;
    }

    /// <summary>The sheets of applications that have two or more, each score by its place among the distinct scores.</summary>
    private sealed class Pairable
    {
        private readonly List<int[]> _units = [];
        private readonly double[] _distinct;

        public Pairable(SheetTable sheets)
        {
            var units = Enumerable.Range(0, sheets.Applications).Select(a => sheets.UnitsOf(a).ToArray()).Where(scores => scores.Length > 1).ToList();
            var distinct = units.SelectMany(scores => scores).Distinct().Order().ToArray();
            _distinct = [.. distinct.Select(score => (double)score)];
            _units.AddRange(units.Select(scores => Array.ConvertAll(scores, score => Array.BinarySearch(distinct, score))));
        }

        public int Units => _units.Count;

        /// <param name="times">How often each application counts.</param>
        public double Alpha(int[] times, Measurement measurement)
        {
            var counts = new double[_distinct.Length];
            for (var u = 0; u < times.Length; u++)
            {
                foreach (var score in times[u] > 0 ? _units[u] : [])
                {
                    counts[score] += times[u];
                }
            }

            var n = counts.Sum();
            return measurement is Measurement.Nominal ? Nominal(times, counts, n) : Metric(times, counts, n, measurement is Measurement.Ordinal ? Midranks(counts) : _distinct);
        }

        private double Metric(int[] times, double[] counts, double n, double[] at)
        {
            var centre = counts.Select((count, i) => count * at[i]).Sum() / n;
            var expected = 2 * counts.Select((count, i) => count * (at[i] - centre) * (at[i] - centre)).Sum() / (n - 1);
            var observed = 0d;
            for (var u = 0; u < times.Length; u++)
            {
                var (sum, squares) = (0d, 0d);
                foreach (var score in times[u] > 0 ? _units[u] : [])
                {
                    sum += at[score] - centre;
                    squares += (at[score] - centre) * (at[score] - centre);
                }

                var m = _units[u].Length;
                observed += times[u] * 2 * (m * squares - sum * sum) / (m - 1) / n;
            }

            return expected > 0 ? 1 - observed / expected : double.NaN;
        }

        private double Nominal(int[] times, double[] counts, double n)
        {
            var expected = (n * n - counts.Sum(count => count * count)) / (n * (n - 1));
            var observed = 0d;
            for (var u = 0; u < times.Length; u++)
            {
                var scores = _units[u];
                var differing = scores.Sum(a => scores.Count(b => a != b));
                observed += times[u] * (double)differing / (scores.Length - 1) / n;
            }

            return expected > 0 ? 1 - observed / expected : double.NaN;
        }

        private static double[] Midranks(double[] counts)
        {
            var (ranks, before) = (new double[counts.Length], 0d);
            for (var i = 0; i < counts.Length; i++)
            {
                ranks[i] = before + counts[i] / 2;
                before += counts[i];
            }

            return ranks;
        }
    }
}
