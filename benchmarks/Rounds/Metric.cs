namespace Benchmarks.Rounds;

/// <summary>What is measured, and how far it has to reach; null where a figure is told and not judged.</summary>
/// <param name="Judge">Whether the medians of platform and ratio reach what <paramref name="Reach"/> says.</param>
internal sealed record Metric(string Name, string Unit, string? Reach = null, Func<double, double, bool>? Judge = null);

/// <summary>The processor time of this process, which depends less on a busy machine than the time on the wall does.</summary>
internal static class ProcessorTime
{
    public static readonly Metric Metric = new("own CPU", "µs");

    /// <summary>Microseconds for each of <paramref name="count"/>, since <paramref name="before"/>.</summary>
    public static double PerMessage(TimeSpan before, int count) => (Used - before).TotalMicroseconds / count;

    public static TimeSpan Used => Environment.CpuUsage.TotalTime;
}

/// <summary>A figure free of noise, fit for a gate.</summary>
internal sealed record Counter(string Name, double Value, string Expected, bool Reached);
