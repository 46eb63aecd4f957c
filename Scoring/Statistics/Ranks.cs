namespace Scoring.Statistics;

/// <summary>Ranks of numbers.</summary>
internal static class Ranks
{
    /// <summary>The lowest has rank 1; equals share the mean of their ranks.</summary>
    public static double[] Of(double[] values)
    {
        var order = Enumerable.Range(0, values.Length).ToArray();
        Array.Sort((double[])values.Clone(), order);
        var ranks = new double[values.Length];
        for (var from = 0; from < order.Length;)
        {
            var to = from + 1;
            while (to < order.Length && values[order[to]] == values[order[from]])
            {
                to++;
            }

            foreach (var i in order.AsSpan(from, to - from))
            {
                ranks[i] = (from + 1 + to) / 2.0;
            }

            from = to;
        }

        return ranks;
    }

    /// <summary>Σ (t³ − t) over groups of equals.</summary>
    public static double TieCorrection(double[] ranks) =>
        ranks.GroupBy(rank => rank).Sum(group => { var t = (double)group.Count(); return t * t * t - t; });

    /// <summary>1 for the highest score; after two that share rank 1 comes rank 3, as in a ranking.</summary>
    public static int[] BestFirst(IReadOnlyList<decimal> scores)
    {
        var keys = new long[scores.Count]; // whole ten-thousandths, which compare faster than decimals
        var order = new int[keys.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            (keys[i], order[i]) = (-(long)(scores[i] * 10_000), i);
        }

        Array.Sort(keys, order);
        var ranks = new int[keys.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            ranks[order[i]] = i > 0 && keys[i] == keys[i - 1] ? ranks[order[i - 1]] : i + 1;
        }

        return ranks;
    }
}
