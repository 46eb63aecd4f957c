using System.Collections.Concurrent;
using System.Globalization;
using CliWrap;

namespace NativeHost.Processes;

/// <summary>Starts every child of this process and answers for its end: by <see cref="DisposeAsync"/>, or, when this process
/// is killed, by the guardian.</summary>
internal sealed class ChildProcesses : IAsyncDisposable
{
    private readonly ConcurrentBag<ChildProcess> _children = [];
    private readonly Guardian _guardian;
    private readonly string _logs;
    private readonly string _records;

    private ChildProcesses(string records, string logs, Guardian guardian) =>
        (_records, _logs, _guardian) = (records, logs, guardian);

    /// <param name="records">The folder in which each child's pid and start time stand while it runs.</param>
    /// <param name="logs">The folder for one log file a child.</param>
    /// <param name="removeAtTheEnd">What is only true while this process lives; the guardian removes it, too.</param>
    public static async Task<ChildProcesses> CreateAsync(string records, string logs, params string[] removeAtTheEnd)
    {
        Directory.CreateDirectory(records);
        Directory.CreateDirectory(logs);
        await Guardian.StopWhatWasLeftAsync(records);
        return new ChildProcesses(records, logs, Guardian.Start(records, removeAtTheEnd));
    }

    public ChildProcess Start(ChildSpec spec)
    {
        var record = Path.Combine(_records, string.Create(CultureInfo.InvariantCulture, $"{spec.StopTurn}-{spec.Name}.pid"));
        var log = Path.Combine(_logs, spec.Name + ".log");
        string[] launch =
        [
            "sh", "-c", Scripts.Launch, "launch", record,
            Environment.ProcessId.ToString(CultureInfo.InvariantCulture), spec.StopSignal.ShellName(), log,
            spec.Program, .. spec.Arguments,
        ];

        var command = Cli.Wrap("setsid")
            .WithArguments(launch)
            .WithEnvironmentVariables(spec.Environment)
            .WithWorkingDirectory(spec.WorkingDirectory)
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync();
        var child = new ChildProcess(spec, log, record, command);
        _children.Add(child);
        return child;
    }

    /// <summary>Runs a child to its end; a failure is one sentence with the last line of its log.</summary>
    public async Task RunAsync(ChildSpec spec, CancellationToken cancellation)
    {
        var child = Start(spec);
        var exitCode = await child.Exited.WaitAsync(cancellation);
        if (exitCode != 0)
        {
            var last = await child.LastLinesAsync(1) is [var line] ? line : "it said nothing";
            throw new HostException($"{spec.Name} failed with exit code {exitCode}: {last} (log: {child.Log})");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_children.Select(child => child.StopAsync(TimeSpan.FromSeconds(5))));
        await _guardian.DisposeAsync();
    }
}
