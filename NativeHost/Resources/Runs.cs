using System.Collections.Concurrent;
using NativeHost.Infrastructure;
using NativeHost.Processes;
using NativeHost.Settings;

namespace NativeHost.Resources;

/// <summary>How each kind of resource comes to life and how it is stopped.</summary>
internal sealed class Runs(Board board, Wiring wiring, Seam seam, ServerPair servers, HostFolders folders, Dashboard? dashboard, ChildProcesses processes)
{
    private static readonly TimeSpan ProbeInterval = TimeSpan.FromMilliseconds(250);
    private readonly ConcurrentDictionary<string, IRunnable> _running = new();

    public Task RunAsync(Resource resource, CancellationToken cancellation) => resource.Kind switch
    {
        ResourceKind.Postgres => ServerAsync(resource, servers.PostgresServer, servers.PostgresAnswersAsync, cancellation),
        ResourceKind.RabbitMq => ServerAsync(resource, servers.RabbitMqServer, servers.RabbitMqAnswersAsync, cancellation),
        ResourceKind.Database => DatabaseAsync(resource, cancellation),
        ResourceKind.Migration => MigrateAsync(resource, cancellation),
        ResourceKind.Dashboard => SuperviseAsync(resource, dashboard!.Program(processes), cancellation),
        _ => SuperviseAsync(resource, Program(resource), cancellation),
    };

    public async Task StopAsync(ResourceStatus status, CancellationToken hurry)
    {
        if (_running.TryGetValue(status.Name, out var runnable))
        {
            status.MoveTo(ResourceState.Stopping, processId: status.ProcessId);
            await runnable.StopAsync(hurry);
            status.MoveTo(ResourceState.Stopped);
        }
    }

    private Task SuperviseAsync(Resource resource, IRunnable runnable, CancellationToken cancellation)
    {
        _running[resource.Name] = runnable;
        return new Supervisor(board[resource.Name], runnable).RunAsync(cancellation);
    }

    private Task ServerAsync(Resource resource, IRunnable? own, Func<CancellationToken, Task<bool>> answers, CancellationToken cancellation) =>
        own is null ? GivenAsync(board[resource.Name], answers, cancellation) : SuperviseAsync(resource, own, cancellation);

    private static async Task GivenAsync(ResourceStatus status, Func<CancellationToken, Task<bool>> answers, CancellationToken cancellation)
    {
        status.MoveTo(ResourceState.Starting, "given; waiting for its answer");
        while (!await answers(cancellation))
        {
            await Task.Delay(ProbeInterval, cancellation);
        }

        status.MoveTo(ResourceState.Healthy, "given");
    }

    private async Task DatabaseAsync(Resource resource, CancellationToken cancellation)
    {
        board[resource.Name].MoveTo(ResourceState.Starting);
        if (servers.PostgresServer is not null)
        {
            await PostgresLogins.KeepToTheirDatabasesAsync(wiring.Postgres, cancellation);
        }

        await PostgresLogins.GiveAsync(wiring.Postgres, wiring.Logins[resource.Name], cancellation);
        board[resource.Name].MoveTo(ResourceState.Healthy);
    }

    private Task MigrateAsync(Resource resource, CancellationToken cancellation)
    {
        var spec = DotnetProgram.Spec(resource.Name, Dll(resource), seam.For(resource), "migrate");
        return new MigrationRun(board[resource.Name], spec, processes).RunAsync(cancellation);
    }

    private DotnetProgram Program(Resource resource)
    {
        var url = seam.UrlOf(resource) ?? throw new InvalidOperationException($"{resource.Name} has no address.");
        return new DotnetProgram(resource.Name, Dll(resource), new Uri(url + "/health"), seam.For(resource), processes);
    }

    private string Dll(Resource resource)
    {
        var project = resource.Project ?? throw new InvalidOperationException($"{resource.Name} runs no project.");
        var assembly = Path.GetFileName(project);
        return folders.Program(project, char.ToUpperInvariant(assembly[0]) + assembly[1..]);
    }
}
