using Microsoft.Extensions.Hosting;

namespace NativeHost.Resources;

/// <summary>Starts every resource as soon as its waits allow, all at once otherwise, and stops them in the opposite order. The first
/// resource that is given up ends the host.</summary>
internal sealed class PlatformService(Board board, Runs runs, Outcome outcome, IHostApplicationLifetime lifetime) : BackgroundService
{
    private readonly CancellationTokenSource _hurry = new();
    private readonly Dictionary<string, Task> _stops = [];

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken); // first nobody is restarted any more
        using var second = SecondSignal.Watch(_hurry);
        await Task.WhenAll(board.Statuses.Select(StopAfterDependentsAsync));
    }

    public override void Dispose()
    {
        _hurry.Dispose();
        base.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(board.Statuses.Select(status => RunAsync(status, stoppingToken)));

    private async Task RunAsync(ResourceStatus status, CancellationToken cancellation)
    {
        try
        {
            await board.WaitForAsync(status.Resource, cancellation);
            await runs.RunAsync(status.Resource, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
        }
        catch (Exception exception)
        {
            status.MoveTo(ResourceState.Failed, exception.Message);
            outcome.Fail(exception is HostException ? exception.Message : $"{status.Name}: {exception}");
            lifetime.StopApplication();
        }
    }

    private Task StopAfterDependentsAsync(ResourceStatus status)
    {
        if (!_stops.TryGetValue(status.Name, out var stop))
        {
            _stops[status.Name] = stop = StopAsync(status, [.. board.DependentsOf(status.Name).Select(StopAfterDependentsAsync)]);
        }

        return stop;
    }

    private async Task StopAsync(ResourceStatus status, Task[] dependents)
    {
        await Task.WhenAll(dependents);
        await runs.StopAsync(status, _hurry.Token);
    }
}
