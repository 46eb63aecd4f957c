using System.Globalization;
using System.Runtime.InteropServices;

namespace Benchmarks.Rounds;

/// <summary>The machine a figure was measured on, and how busy it was with other work.</summary>
internal sealed record Machine(int Cores, double MemoryGiB, string System, string Runtime, double? LoadOfTheLastMinute)
{
    public static Machine Read() => new(
        Environment.ProcessorCount,
        Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Math.Pow(2, 30), 1),
        RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription,
        File.Exists("/proc/loadavg") ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture) : null);
}
