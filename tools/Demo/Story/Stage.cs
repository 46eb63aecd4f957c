using System.Diagnostics;
using Demo.Client;
using Spectre.Console;

namespace Demo.Story;

/// <summary>Where the story is told: who acts, what was said, how far it is.</summary>
public sealed class Stage(IPlatform platform, IAnsiConsole console, CancellationToken cancel)
{
    private const int BarWidth = 24;
    private const int AtOnce = 8;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private int _chapter;

    public CancellationToken Cancel => cancel;

    public int Chapters { get; set; }

    public Task<PlatformApi> As(string userName) => platform.AsAsync(DemoPerson.Named(userName), cancel);

    public Task<PlatformApi> As(DemoPerson person) => platform.AsAsync(person, cancel);

    public Task<PlatformApi> AsSystem(string clientId) => platform.AsAsync(DemoSystem.Named(clientId), cancel);

    public PlatformApi AsAnybody() => platform.AsAnybody();

    public void Chapter(string chinese, string english)
    {
        var done = BarWidth * _chapter++ / Math.Max(1, Chapters);
        console.MarkupLineInterpolated(
            $"[blue]{new string('━', done)}[/][grey]{new string('─', BarWidth - done)}[/] {_chapter}/{Chapters} [bold]{chinese}  {english}[/] [grey]{_clock.Elapsed.TotalSeconds:F1} s[/]");
    }

    public void Tell(string chinese, string english, object? what = null) =>
        console.MarkupLineInterpolated($"[grey]{_clock.Elapsed.TotalSeconds,6:F1}[/] [green]✓[/] {chinese} · {english} [grey]{what}[/]");

    /// <summary>Many people act at the same time.</summary>
    public async Task EachAsync<T>(IEnumerable<T> all, Func<T, Task> act) =>
        await Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel }, async (one, _) => await act(one));
}
