using Microsoft.Extensions.Hosting;
using NativeHost.Resources;

namespace NativeHost.Display;

/// <summary>One line a change of state, for a log file or a pipe.</summary>
internal sealed class PlainLines(Board board, TextWriter output) : IHostedService
{
    private readonly Dictionary<string, string> _last = [];

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

    private void WriteStatus(ResourceStatus status)
    {
        var line = $"{status.Name,-22} {status.State,-11} {(status.Url + " " + status.Detail).Trim()}".TrimEnd();
        lock (output)
        {
            if (_last.GetValueOrDefault(status.Name) != line)
            {
                _last[status.Name] = line;
                Write(line);
            }
        }
    }

    private void Write(string line)
    {
        lock (output)
        {
            output.WriteLine(line);
            output.Flush();
        }
    }
}
