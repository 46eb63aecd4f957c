using NativeHost;
using NativeHost.Infrastructure;
using NativeHost.Processes;
using NativeHost.Resources;
using Xunit;

namespace Testing.Infrastructure;

/// <summary>A native server that one test owns, so that it may do to it what faults do. It keeps its ports and its data until it is
/// disposed, or until the test process ends.</summary>
public abstract class PrivateServer : IAsyncDisposable
{
    private readonly ChildProcesses _processes;
    private readonly LoopbackPorts _ports;
    private readonly IRunnable _server;
    private readonly CancellationToken _end;
    private ChildProcess? _child;

    private protected PrivateServer(ServerRoom room, IRunnable server, CancellationToken end) =>
        (_processes, _ports, _server, _end) = (room.Processes, room.Ports, server, end);

    /// <summary>Starts it and returns when it is ready.</summary>
    public async Task StartAsync()
    {
        _child = await _server.StartAsync(CancellationToken.None);
        if (!await _server.WaitUntilReadyAsync(_child, CancellationToken.None))
        {
            throw new InvalidOperationException($"The server ended: {string.Join('\n', await _child.LastLinesAsync(8))}");
        }
    }

    /// <summary>Stops it in order.</summary>
    public Task StopAsync() => _server.StopAsync(CancellationToken.None);

    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    /// <summary>kill -9; returns when nothing of it is left.</summary>
    public async Task KillAsync()
    {
        SendToAll(Signal.Kill);
        await Running.Exited;
    }

    /// <summary>SIGSTOP: connections stay open and nobody answers.</summary>
    public Task FreezeAsync()
    {
        SendToAll(Signal.Stop);
        return Task.CompletedTask;
    }

    public Task ThawAsync()
    {
        SendToAll(Signal.Continue);
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync(_end);
        await _processes.DisposeAsync();
        _ports.Dispose();
        GC.SuppressFinalize(this);
    }

    private ChildProcess Running => _child ?? throw new InvalidOperationException("Not started.");

    // PostgreSQL's backends lead process groups of their own.
    private void SendToAll(Signal signal)
    {
        var children = File.ReadAllText($"/proc/{Running.Id}/task/{Running.Id}/children");
        Running.Send(signal);
        foreach (var child in children.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            Signals.SendTo(int.Parse(child, System.Globalization.CultureInfo.InvariantCulture), signal);
        }
    }
}

/// <summary>What a private server stands in: a temporary folder, ports and a guardian.</summary>
internal sealed record ServerRoom(string Folder, ChildProcesses Processes, LoopbackPorts Ports)
{
    public static async Task<ServerRoom> CreateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("platform-private-").FullName;
        return new ServerRoom(folder,
            await ChildProcesses.CreateAsync(Path.Combine(folder, "processes"), Path.Combine(folder, "logs"), folder),
            new LoopbackPorts());
    }

    /// <summary>Starts the server, or skips the test with the reason why this machine cannot.</summary>
    public static async Task<T> StartOrSkipAsync<T>(T server)
        where T : PrivateServer
    {
        try
        {
            await server.StartAsync();
            return server;
        }
        catch (HostException exception)
        {
            await server.DisposeAsync();
            Assert.Skip(exception.Message);
            throw;
        }
    }
}
