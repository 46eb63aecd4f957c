using Microsoft.Extensions.Hosting;
using NativeHost.Resources;

namespace NativeHost.Display;

/// <summary>One line a change of state, for a log file or a pipe.</summary>
internal sealed class PlainLines(Board board, TextWriter output) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        board.Changed += WriteStatus;
        board.Announced += Write;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        board.Changed -= WriteStatus;
        board.Announced -= Write;
        return Task.CompletedTask;
    }

    private void WriteStatus(ResourceStatus status) =>
        Write($"{status.Name,-22} {status.State,-11} {(status.Url + " " + status.Detail).Trim()}".TrimEnd());

    private void Write(string line)
    {
        lock (output)
        {
            output.WriteLine(line);
            output.Flush();
        }
    }
}
