using NativeHost.Processes;

namespace NativeHost.Resources;

/// <summary>A program that can be started again and again and can be asked whether it is ready.</summary>
internal interface IRunnable
{
    Task<ChildProcess> StartAsync(CancellationToken cancellation);

    Task<bool> IsReadyAsync(CancellationToken cancellation);

    /// <summary>Stops it in order; at the end of the grace, or at once when there is a hurry, by force.</summary>
    Task StopAsync(CancellationToken hurry);
}

internal static class Readiness
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(150);

    /// <summary>True when ready; false when the child ended first.</summary>
    public static async Task<bool> WaitUntilReadyAsync(this IRunnable runnable, ChildProcess child, CancellationToken cancellation)
    {
        while (!child.Exited.IsCompleted)
        {
            if (await runnable.IsReadyAsync(cancellation))
            {
                return true;
            }

            await Task.WhenAny(child.Exited, Task.Delay(Interval, cancellation));
            cancellation.ThrowIfCancellationRequested();
        }

        return false;
    }
}
