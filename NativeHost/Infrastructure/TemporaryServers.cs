using NativeHost.Processes;
using NativeHost.Resources;
using NativeHost.Settings;

namespace NativeHost.Infrastructure;

/// <summary>A pair of servers whose data live in a temporary folder and go with this process, however it ends.</summary>
internal sealed class TemporaryServers : IAsyncDisposable
{
    /// <summary>For a server whose data nobody will read again: no grace. PostgreSQL is quick anyway, and killed it would leave
    /// shared memory behind.</summary>
    public static readonly CancellationToken Hurry = new(canceled: true);

    private readonly LoopbackPorts _ports;
    private readonly ChildProcesses _processes;

    private TemporaryServers(LoopbackPorts ports, ChildProcesses processes, ServerPair servers) =>
        (_ports, _processes, Servers) = (ports, processes, servers);

    public ServerPair Servers { get; }

    public static async Task<TemporaryServers> StartAsync(Given given, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("platform-servers-").FullName;
        var ports = new LoopbackPorts();
        var processes = await ChildProcesses.CreateAsync(Path.Combine(folder, "processes"), Path.Combine(folder, "logs"), folder);
        try
        {
            var servers = await ServerPair.PrepareAsync(given,
                Path.Combine(folder, "postgres"), Path.Combine(folder, "rabbitmq"), processes, ports, cancellation);
            await Task.WhenAll(
                ReadyAsync(servers.PostgresServer, cancellation),
                ReadyAsync(servers.RabbitMqServer, cancellation));
            return new TemporaryServers(ports, processes, servers);
        }
        catch
        {
            await processes.DisposeAsync();
            ports.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(
            Servers.RabbitMqServer?.StopAsync(Hurry) ?? Task.CompletedTask,
            Servers.PostgresServer?.StopAsync(CancellationToken.None) ?? Task.CompletedTask);
        await _processes.DisposeAsync(); // the guardian removes the folder
        _ports.Dispose();
    }

    private static async Task ReadyAsync(IRunnable? server, CancellationToken cancellation)
    {
        if (server is null)
        {
            return;
        }

        var child = await server.StartAsync(cancellation);
        if (!await server.WaitUntilReadyAsync(child, cancellation))
        {
            throw new HostException($"A server ended before it was ready:\n{string.Join('\n', await child.LastLinesAsync(8))}");
        }
    }
}
