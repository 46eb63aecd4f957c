using System.Diagnostics;
using Messaging.Probe;
using Testing;

namespace Messaging.Tests;

/// <summary>Kills the process at each named point, lets another take over, and looks for what was lost or doubled.</summary>
public sealed class CrashPointTests
{
    public static TheoryData<string, int> Points()
    {
        var points = new TheoryData<string, int>();
        foreach (var point in new[]
        {
            "relay.after-select-before-publish", "relay.after-publish-before-confirm", "relay.after-confirm-before-delete", "relay.after-delete-before-commit",
            "inbox.before-commit", "inbox.after-commit-before-ack",
        })
        {
            for (var visit = 1; visit <= 3; visit++)
            {
                points.Add(point, visit);
            }
        }

        return points;
    }

    [Theory]
    [MemberData(nameof(Points))]
    public async Task Nothing_is_lost_or_doubled_by_a_death_at(string point, int visit)
    {
        await using var fixture = await ProbeFixture.CreateAsync();
        using var idle = ProbeHost.Build(fixture.ConnectionString, fixture.Broker, fixture.ManagementUrl);
        using var doomed = Start(fixture, $"{point}:{visit}");
        for (var batch = 0; !doomed.HasExited; batch++)
        {
            await fixture.CommitAsync(idle, Ticks.Of(5)); // commits until the n-th visit comes
            await Eventually.TrueAsync(
                async () => doomed.HasExited || await fixture.ReadAsync<long>("SELECT count(*) FROM outbox") == 0, "progress or death");
            Assert.True(batch < 50, $"{point} was never reached");
        }

        Assert.Equal(137, doomed.ExitCode); // by SIGKILL, not by an error of its own
        await fixture.StartProbeAsync();
        await fixture.CommitAsync(idle, Ticks.Of(1, "last"));

        await fixture.OutboxIsEmptyAsync();
        var committed = await CommittedAsync(fixture);
        await fixture.HasEffectsAsync(committed);
        Assert.Equal(committed, await fixture.ReadAsync<long>("SELECT count(DISTINCT aggregate_id) FROM effect"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_commit_that_died_before_its_signal_is_swept_up(int visit)
    {
        await using var fixture = await ProbeFixture.CreateAsync();
        using var doomed = Start(fixture, $"outbox.after-commit-before-signal:{visit}", "commit");
        await doomed.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(137, doomed.ExitCode);
        Assert.Equal(visit, await fixture.ReadAsync<long>("SELECT count(*) FROM outbox"));

        await fixture.StartProbeAsync();

        await fixture.HasEffectsAsync(visit);
        await fixture.OutboxIsEmptyAsync();
    }

    /// <summary>Each tick is an aggregate of its own, so the counter of what was sent may only be too high, never too low.</summary>
    private static async Task<long> CommittedAsync(ProbeFixture fixture)
    {
        await Eventually.TrueAsync(() => fixture.ReadAsync<bool>("SELECT EXISTS (SELECT FROM effect WHERE text = 'last')"), "the last effect");
        return await fixture.ReadAsync<long>("SELECT count FROM outbox_sent WHERE type = 'ticked'");
    }

    private static Process Start(ProbeFixture fixture, string crashAt, string mode = "serve")
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? Environment.ProcessPath : "dotnet")
        {
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "Messaging.Probe.dll"), fixture.ConnectionString, fixture.Broker,
                fixture.ManagementUrl, mode,
            },
            Environment = { ["CRASH_AT"] = crashAt },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
