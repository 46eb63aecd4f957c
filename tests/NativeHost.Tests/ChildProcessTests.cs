using NativeHost.Processes;

namespace NativeHost.Tests;

public sealed class ChildProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_child_stops_in_order_and_leaves_no_record()
    {
        await using var processes = await CreateAsync();
        var child = processes.Start(Shell("polite", "trap 'echo bye; exit 3' TERM; echo ready; while :; do sleep 0.05; done"));
        await WaitForAsync(async () => (await child.LastLinesAsync(1)).Contains("ready"));

        await child.StopAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        Assert.Equal(3, await child.Exited);
        Assert.Equal(["bye"], await child.LastLinesAsync(1));
        Assert.Empty(Directory.GetFiles(Records));
    }

    [Fact]
    public async Task A_child_that_does_not_listen_is_killed_at_the_end_of_its_grace()
    {
        await using var processes = await CreateAsync();
        var child = processes.Start(Shell("deaf", "trap '' TERM; echo ready; while :; do sleep 0.05; done"));
        await WaitForAsync(async () => (await child.LastLinesAsync(1)).Contains("ready"));

        await child.StopAsync(TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);

        Assert.Equal(137, await child.Exited);
    }

    [Fact]
    public async Task A_frozen_child_stops_too()
    {
        await using var processes = await CreateAsync();
        var child = processes.Start(Shell("frozen", "echo ready; exec sleep 600"));
        await WaitForAsync(async () => (await child.LastLinesAsync(1)).Contains("ready"));
        child.Send(Signal.Stop);

        await child.StopAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        Assert.Equal(143, await child.Exited);
    }

    [Fact]
    public async Task What_an_earlier_run_left_is_stopped_by_pid_and_start_time()
    {
        using var left = System.Diagnostics.Process.Start("setsid", ["sleep", "600"]);
        using var stranger = System.Diagnostics.Process.Start("setsid", ["sleep", "600"]);
        Directory.CreateDirectory(Records);
        await WaitForAsync(() => Task.FromResult(StartTime(left.Id) is not null && StartTime(stranger.Id) is not null));
        await File.WriteAllTextAsync(Path.Combine(Records, "1-left.pid"), $"{left.Id} {StartTime(left.Id)} TERM\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(Records, "1-recycled.pid"), $"{stranger.Id} 1 TERM\n", TestContext.Current.CancellationToken);

        await Guardian.StopWhatWasLeftAsync(Records);

        Assert.True(left.WaitForExit(TimeSpan.FromSeconds(5)));
        Assert.False(stranger.HasExited);
        Assert.Empty(Directory.GetFiles(Records));
        stranger.Kill();
    }

    [Fact]
    public async Task When_the_pipe_closes_the_guardian_stops_the_children_and_removes_what_was_only_true_meanwhile()
    {
        using var child = System.Diagnostics.Process.Start("setsid", ["sleep", "600"]);
        Directory.CreateDirectory(Records);
        await WaitForAsync(() => Task.FromResult(StartTime(child.Id) is not null));
        await File.WriteAllTextAsync(Path.Combine(Records, "1-child.pid"), $"{child.Id} {StartTime(child.Id)} TERM\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_folder.At("endpoints.json"), "{}", TestContext.Current.CancellationToken);

        await Guardian.Start(Records, _folder.At("endpoints.json")).DisposeAsync();

        Assert.True(child.WaitForExit(TimeSpan.FromSeconds(5)));
        Assert.False(File.Exists(_folder.At("endpoints.json")));
    }

    private string Records => _folder.At("processes");

    private Task<ChildProcesses> CreateAsync() => ChildProcesses.CreateAsync(Records, _folder.At("logs"));

    private static ChildSpec Shell(string name, string script) => new(name, "sh", ["-c", script]);

    // Field 22 of stat; the name before it, in brackets, may hold blanks. setsid becomes sleep under the same pid and start time.
    private static string? StartTime(int process) =>
        File.ReadAllText($"/proc/{process}/stat") is var stat && stat.Contains("(sleep)", StringComparison.Ordinal)
            ? stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[19]
            : null;

    private static async Task WaitForAsync(Func<Task<bool>> condition)
    {
        while (!await condition())
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
