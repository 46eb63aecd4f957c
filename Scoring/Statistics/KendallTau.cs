namespace Scoring.Statistics;

/// <summary>Kendall's τ-b between two orders of the same things, by Knight's algorithm (1966).</summary>
public static class KendallTau
{
    /// <summary>1 for the same order, −1 for the reverse; null where one of the two does not tell any two apart.</summary>
    public static double? Of(IReadOnlyList<int> a, IReadOnlyList<int> b)
    {
        var n = a.Count;
        var keys = new long[n];
        for (var i = 0; i < n; i++)
        {
            keys[i] = ((long)a[i] << 32) + (uint)b[i];
        }

        Array.Sort(keys);
        var (second, buffer) = (new int[n], new int[n]);
        for (var i = 0; i < n; i++)
        {
            second[i] = unchecked((int)(uint)keys[i]);
        }

        var pairs = n * (n - 1L) / 2;
        var tiedA = Tied(keys, (x, y) => x >> 32 == y >> 32);
        var tiedBoth = Tied(keys, (x, y) => x == y);
        var swaps = Swaps(second, buffer, 0, n);
        var tiedB = Tied(second, (x, y) => x == y); // sorted by now
        var spread = Math.Sqrt(pairs - tiedA) * Math.Sqrt(pairs - tiedB);
        return spread > 0 ? Estimate.Rounded((pairs - tiedA - tiedB + tiedBoth - 2 * swaps) / spread) : null;
    }

    /// <summary>How many pairs are equal.</summary>
    private static long Tied<T>(T[] sorted, Func<T, T, bool> equal)
    {
        var (pairs, run) = (0L, 1L);
        for (var i = 1; i < sorted.Length; i++)
        {
            run = equal(sorted[i - 1], sorted[i]) ? run + 1 : 1;
            pairs += run - 1;
        }

        return pairs;
    }

    /// <summary>How many neighbours a bubble sort would exchange, counted while merging.</summary>
    private static long Swaps(int[] values, int[] buffer, int from, int to)
    {
        if (to - from < 2)
        {
            return 0;
        }

        var middle = (from + to) / 2;
        var swaps = Swaps(values, buffer, from, middle) + Swaps(values, buffer, middle, to);
        if (values[middle - 1] <= values[middle])
        {
            return swaps; // in order already, as most of two similar lists is
        }

        var (left, right) = (from, middle);
        for (var i = from; i < to; i++)
        {
            var takesLeft = right >= to || (left < middle && values[left] <= values[right]);
            swaps += takesLeft ? 0 : middle - left;
            buffer[i] = takesLeft ? values[left++] : values[right++];
        }

        buffer.AsSpan(from, to - from).CopyTo(values.AsSpan(from));
        return swaps;
    }
}
