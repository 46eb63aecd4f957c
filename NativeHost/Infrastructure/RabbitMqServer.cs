using System.Globalization;
using NativeHost.Processes;
using NativeHost.Resources;

namespace NativeHost.Infrastructure;

/// <summary>A private RabbitMQ on loopback, with its management API, its own epmd and a password of its own. Its node name is always
/// the same, so its data are found again on other ports.</summary>
internal sealed class RabbitMqServer(string folder, ChildProcesses processes, RabbitMqPorts ports, string name = Topology.Messaging) : IRunnable
{
    private const string User = "platform";
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan NameServerGrace = TimeSpan.FromSeconds(1);
    private ChildProcess? _child;
    private ChildProcess? _nameServer;
    private string? _password;

    public string ConnectionString => string.Create(CultureInfo.InvariantCulture, $"amqp://{User}:{_password}@127.0.0.1:{ports.Amqp}");

    public string ManagementUrl => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{ports.Management}");

    public ChildProcess? Child => _child;

    /// <summary>Makes folder, password and configuration.</summary>
    public void Prepare()
    {
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        _password = Secret.ReadOrCreate(Path.Combine(folder, "password"));
        RabbitMqConfiguration.Write(folder, ports, User, _password);
    }

    public async Task<ChildProcess> StartAsync(CancellationToken cancellation)
    {
        var program = RabbitMqConfiguration.FindProgram();
        if (_nameServer is not { Exited.IsCompleted: false })
        {
            // Ours, in the foreground: the one that RabbitMQ would start is a daemon that outlives it.
            _nameServer = processes.Start(new ChildSpec(name + "-epmd", "epmd",
                ["-port", ports.NameServer.ToString(CultureInfo.InvariantCulture), "-address", "127.0.0.1"])
            { StopTurn = StopTurns.NameServer });
            await RabbitMqProbe.ListensAsync(ports.NameServer, cancellation);
        }

        return _child = processes.Start(new ChildSpec(name, program, [])
        {
            Environment = RabbitMqConfiguration.Environment(folder, ports),
            StopTurn = StopTurns.Server,
        });
    }

    public Task<bool> IsReadyAsync(CancellationToken cancellation) => RabbitMqProbe.AnswersAsync(ConnectionString, ManagementUrl, cancellation);

    public async Task StopAsync(CancellationToken hurry)
    {
        await (_child?.StopAsync(Grace, hurry) ?? Task.CompletedTask);
        await (_nameServer?.StopAsync(NameServerGrace, hurry) ?? Task.CompletedTask);
    }
}

/// <summary>The four ports of one broker.</summary>
internal sealed record RabbitMqPorts(int Amqp, int Management, int Distribution, int NameServer)
{
    public static RabbitMqPorts Lease(LoopbackPorts ports) => new(ports.Lease(), ports.Lease(), ports.Lease(), ports.Lease());
}
