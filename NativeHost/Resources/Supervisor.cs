using NativeHost.Processes;

namespace NativeHost.Resources;

/// <summary>Keeps one program running: whatever ends it, it is shown with its last words and started again. Only a program that
/// was never healthy is given up, because then it is the set-up that is wrong.</summary>
internal sealed class Supervisor(ResourceStatus status, IRunnable runnable)
{
    private const int AttemptsBeforeFirstHealth = 5;
    private const int LastWords = 8;
    private static readonly TimeSpan HealthInterval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan GoodRun = TimeSpan.FromSeconds(60);
    private readonly Backoff _backoff = new();
    private int _attempts;

    public async Task RunAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var child = await StartAsync(cancellation);
            await WatchAsync(child, cancellation);
            await MournAsync(child, cancellation);
        }
    }

    private async Task<ChildProcess> StartAsync(CancellationToken cancellation)
    {
        _attempts++;
        status.MoveTo(ResourceState.Starting);
        var child = await runnable.StartAsync(cancellation);
        status.MoveTo(ResourceState.Starting, processId: child.Id);
        if (await runnable.WaitUntilReadyAsync(child, cancellation))
        {
            status.MoveTo(ResourceState.Healthy, processId: child.Id);
        }

        return child;
    }

    private async Task WatchAsync(ChildProcess child, CancellationToken cancellation)
    {
        var goodRun = Task.Delay(GoodRun, cancellation);
        while (!child.Exited.IsCompleted)
        {
            await Task.WhenAny(child.Exited, Task.Delay(HealthInterval, cancellation));
            cancellation.ThrowIfCancellationRequested();
            if (goodRun.IsCompletedSuccessfully)
            {
                _backoff.Reset();
            }

            await ShowHealthAsync(child, cancellation);
        }
    }

    private async Task ShowHealthAsync(ChildProcess child, CancellationToken cancellation)
    {
        var ready = await runnable.IsReadyAsync(cancellation);
        var state = ready ? ResourceState.Healthy : ResourceState.Unhealthy;
        if (state != status.State && !child.Exited.IsCompleted)
        {
            status.MoveTo(state, ready ? string.Empty : $"does not answer its health check (log: {child.Log})", child.Id);
        }
    }

    private async Task MournAsync(ChildProcess child, CancellationToken cancellation)
    {
        var exitCode = await child.Exited;
        cancellation.ThrowIfCancellationRequested();
        var lastWords = string.Join('\n', await child.LastLinesAsync(LastWords));
        if (!status.Reached.IsCompleted && _attempts >= AttemptsBeforeFirstHealth)
        {
            throw new HostException($"{status.Name} ended {_attempts} times with exit code {exitCode} before it was healthy; its log {child.Log} ends with:\n{lastWords}");
        }

        var delay = _backoff.Next();
        status.MoveTo(ResourceState.Restarting, $"ended with exit code {exitCode}, again in {delay.TotalSeconds} s; its last words:\n{lastWords}");
        await Task.Delay(delay, cancellation);
    }
}
