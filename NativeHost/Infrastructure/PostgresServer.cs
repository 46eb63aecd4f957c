using System.Globalization;
using NativeHost.Processes;
using NativeHost.Resources;
using Npgsql;

namespace NativeHost.Infrastructure;

/// <summary>A private PostgreSQL on loopback with scram passwords and full durability; its data outlives it in one folder.</summary>
internal sealed class PostgresServer(string folder, ChildProcesses processes, int port, string name = Topology.Postgres) : IRunnable
{
    private const string Administrator = "postgres";
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);
    private readonly string _data = Path.Combine(folder, "data");
    private string? _password;
    private ChildProcess? _child;

    /// <summary>The administrator's connection, from which databases are created. Known before the server runs.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = port,
        Username = Administrator,
        Password = _password ?? throw new InvalidOperationException("Not prepared."),
        Database = "postgres",
    }.ConnectionString;

    public ChildProcess? Child => _child;

    /// <summary>Makes folder and password. The cluster itself is made at the first start.</summary>
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        var password = Path.Combine(folder, "password");
        await InstallAsync(folder, directory: true, cancellation);
        if (!File.Exists(password))
        {
            await InstallAsync(password, directory: false, cancellation);
        }

        _password = Secret.ReadOrCreate(password);
    }

    public async Task<ChildProcess> StartAsync(CancellationToken cancellation)
    {
        var bin = PostgresInstallation.BinFor(_data);
        if (!Directory.Exists(_data))
        {
            await InitialiseAsync(bin, cancellation);
        }

        return _child = processes.Start(Spec(name, Path.Combine(bin, "postgres"),
            "-D", PostgresUser.Folder + "/data",
            "-c", "listen_addresses=127.0.0.1",
            "-c", string.Create(CultureInfo.InvariantCulture, $"port={port}"),
            "-c", "unix_socket_directories=",
            "-c", "max_connections=300",
            "-c", "log_min_messages=warning"));
    }

    public async Task<bool> IsReadyAsync(CancellationToken cancellation) => await PostgresAdmin.AnswersAsync(ConnectionString, cancellation);

    public Task StopAsync(CancellationToken hurry) => _child?.StopAsync(Grace, hurry) ?? Task.CompletedTask;

    // Renamed when whole: a cluster whose making was interrupted must not be taken for one.
    private async Task InitialiseAsync(string bin, CancellationToken cancellation)
    {
        var unfinished = _data + ".new";
        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, recursive: true);
        }

        await processes.RunAsync(Spec(name + "-initdb", Path.Combine(bin, "initdb"),
            "-D", PostgresUser.Folder + "/data.new",
            "--username", Administrator,
            "--pwfile", PostgresUser.Folder + "/password",
            "--auth", "scram-sha-256",
            "--encoding", "UTF8",
            "--locale", "C.UTF-8",
            "--data-checksums"), cancellation);
        Directory.Move(unfinished, _data);
    }

    private async Task InstallAsync(string path, bool directory, CancellationToken cancellation) =>
        await processes.RunAsync(new ChildSpec(name + "-folder", "install", PostgresUser.Own(path, directory)), cancellation);

    // SIGINT is PostgreSQL's fast shutdown: it ends sessions instead of waiting for them.
    private ChildSpec Spec(string child, string program, params string[] arguments) =>
        new(child, "sh", PostgresUser.Wrap(folder, program, arguments)) { StopSignal = Signal.Interrupt, StopTurn = StopTurns.Server };
}
