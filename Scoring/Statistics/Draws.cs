namespace Scoring.Statistics;

/// <summary>How often to draw again, and from which beginning: the same seed gives the same figures, on however many threads.</summary>
public sealed record Resampling(long Seed, int Replicates)
{
    public const int Most = 2_000;

    /// <summary>Enough for 95 % intervals.</summary>
    public static Resampling Default { get; } = new(1, 1_000);
}

/// <summary>
/// SplitMix64 (Steele, Lea and Flood 2014): ours, so that a seed means the same under every version of the runtime. Each replicate
/// has a generator of its own, by which threads cannot come into each other's way.
/// </summary>
internal struct Draws(long seed, int replicate)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private ulong _state = Mix(unchecked((ulong)seed * Golden)) + Mix(unchecked((ulong)replicate + Golden));

    /// <summary>0 or more and below <paramref name="below"/>; what multiplication prefers is less than 1 in 2³².</summary>
    public int Next(int below) => (int)(((NextBits() >> 32) * (ulong)below) >> 32);

    private ulong NextBits() => Mix(_state = unchecked(_state + Golden));

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
