using System.Diagnostics;

namespace Messaging;

/// <summary>Named places at which a test kills the process: <c>CRASH_AT=name:n</c> dies at the n-th visit, as by <c>kill -9</c>.</summary>
public static class CrashPoint
{
    private static readonly (string Name, int Visit)? Armed = Parse(Environment.GetEnvironmentVariable("CRASH_AT"));
    private static int _visits;

    public static void Visit(string name)
    {
        if (Armed is { } armed && armed.Name == name && Interlocked.Increment(ref _visits) == armed.Visit)
        {
            using var self = Process.GetCurrentProcess();
            self.Kill();
            new ManualResetEvent(false).WaitOne(); // the signal is on its way: nothing after this line may happen
        }
    }

    private static (string, int)? Parse(string? setting)
    {
        var parts = setting?.Split(':');
        return parts is [var name, var visit] && int.TryParse(visit, out var n) ? (name, n) : null;
    }
}
