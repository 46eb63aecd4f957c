using Microsoft.Extensions.Hosting;
using NativeHost.Resources;
using Spectre.Console;

namespace NativeHost.Display;

/// <summary>One line a resource, redrawn in place, for a person at a terminal.</summary>
internal sealed class LiveTable(Board board, IAnsiConsole console) : IHostedService, IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);
    private readonly CancellationTokenSource _stopped = new();
    private Task _drawing = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _drawing = console.Live(Table()).StartAsync(DrawAsync);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopped.CancelAsync();
        await _drawing;
    }

    public void Dispose() => _stopped.Dispose();

    private async Task DrawAsync(LiveDisplayContext context)
    {
        var changed = true;
        board.Changed += _ => Volatile.Write(ref changed, true);
        board.Announced += _ => Volatile.Write(ref changed, true);
        while (!_stopped.IsCancellationRequested)
        {
            if (Interlocked.Exchange(ref changed, false))
            {
                context.UpdateTarget(Table());
            }

            await Task.Delay(Interval, CancellationToken.None);
        }

        context.UpdateTarget(Table());
    }

    private Table Table()
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Resource", "State", "Address", "");
        foreach (var status in board.Statuses)
        {
            table.AddRow(
                new Text(status.Name),
                new Text(status.State.ToString(), ColourOf(status.State)),
                new Text(status.Url ?? string.Empty),
                new Text(status.Detail));
        }

        return board.Headline.Length == 0 ? table : table.Caption(new TableTitle(Markup.Escape(board.Headline)));
    }

    private static Style ColourOf(ResourceState state) => state switch
    {
        ResourceState.Healthy or ResourceState.Completed => Color.Green,
        ResourceState.Failed or ResourceState.Unhealthy or ResourceState.Restarting => Color.Red,
        ResourceState.Starting or ResourceState.Stopping => Color.Yellow,
        _ => Color.Grey,
    };
}
