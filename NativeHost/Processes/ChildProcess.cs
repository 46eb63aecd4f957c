using CliWrap;

namespace NativeHost.Processes;

/// <summary>One running child: the leader of its own session, so that a signal to the terminal never reaches it.</summary>
internal sealed class ChildProcess
{
    private const int TailBytes = 16 * 1024;
    private readonly CommandTask<CommandResult> _command;
    private readonly ChildSpec _spec;

    public ChildProcess(ChildSpec spec, string log, string record, CommandTask<CommandResult> command)
    {
        (_spec, Log, _command) = (spec, log, command);
        Exited = WatchAsync(record);
    }

    public int Id => _command.ProcessId;

    public string Log { get; }

    /// <summary>The exit code, once there is one; 128 and more is a signal.</summary>
    public Task<int> Exited { get; }

    public void Send(Signal signal) => Signals.SendToGroup(Id, signal);

    public async Task StopAsync(TimeSpan grace, CancellationToken hurry = default)
    {
        if (!Exited.IsCompleted)
        {
            Send(_spec.StopSignal);
            Send(Signal.Continue); // a frozen process cannot hear the first one
            await Task.WhenAny(Exited, Task.Delay(grace, hurry));
        }

        if (!Exited.IsCompleted)
        {
            Send(Signal.Kill);
        }

        await Exited;
    }

    public async Task<IReadOnlyList<string>> LastLinesAsync(int count)
    {
        try
        {
            await using var file = new FileStream(Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            file.Seek(-Math.Min(TailBytes, file.Length), SeekOrigin.End);
            using var reader = new StreamReader(file);
            var lines = (await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            return lines[Math.Max(0, lines.Length - count)..];
        }
        catch (IOException)
        {
            return [];
        }
    }

    private async Task<int> WatchAsync(string record)
    {
        var result = await _command;
        File.Delete(record);
        return result.ExitCode;
    }
}
