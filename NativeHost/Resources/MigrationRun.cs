using NativeHost.Processes;

namespace NativeHost.Resources;

/// <summary>Runs a service's migrations to completion. A run that fails is tried again, since its database may just have gone; one
/// that keeps failing ends the start.</summary>
internal sealed class MigrationRun(ResourceStatus status, ChildSpec spec, ChildProcesses processes)
{
    private const int Attempts = 3;
    private const int LastWords = 8;

    public async Task RunAsync(CancellationToken cancellation)
    {
        var backoff = new Backoff();
        for (var attempt = 1; ; attempt++)
        {
            var child = processes.Start(spec);
            status.MoveTo(ResourceState.Starting, processId: child.Id);
            var exitCode = await child.Exited.WaitAsync(cancellation);
            if (exitCode == 0)
            {
                status.MoveTo(ResourceState.Completed);
                return;
            }

            var lastWords = string.Join('\n', await child.LastLinesAsync(LastWords));
            if (attempt == Attempts)
            {
                throw new HostException($"{status.Name} failed {attempt} times with exit code {exitCode}; its log {child.Log} ends with:\n{lastWords}");
            }

            status.MoveTo(ResourceState.Restarting, $"failed with exit code {exitCode}; its last words:\n{lastWords}");
            await Task.Delay(backoff.Next(), cancellation);
        }
    }
}
