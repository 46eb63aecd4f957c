using Demo.Client;
using Demo.Story;
using Invariants;
using Spectre.Console;

namespace Platform.Tests.Story;

/// <summary>Tells the whole programme on a platform, and insists that everybody ends where they always end.</summary>
internal static class ToldStory
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(6);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(60);
    private static readonly string Expected = Path.Combine(Programs.Root, "tests", "Platform.Tests", "Story", "final-state.txt");

    public static async Task TellAsync(IPlatform platform)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        await using var written = new StringWriter();
        var records = Directory.CreateTempSubdirectory("records-");
        try
        {
            await new Programme(platform, AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(written) }), records.FullName).TellAsync(limit.Token);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            Assert.Fail($"{failure.Message}\nThe story so far:\n{written}");
        }
        finally
        {
            records.Delete(recursive: true);
        }
    }

    public static async Task EverythingHoldsAsync(PlatformDatabases databases)
    {
        var verdicts = await Checker.SettleAndCheckAsync(databases, Settling, TestContext.Current.CancellationToken);
        var broken = verdicts.Where(verdict => !verdict.Holds).Select(verdict => $"{verdict.Name}: {string.Join("; ", verdict.Violations.Take(3))}").ToList();
        Assert.True(broken.Count == 0, string.Join('\n', broken));

        var state = string.Join('\n', await FinalState.ReadAsync(databases, TestContext.Current.CancellationToken)) + "\n";
        if (Environment.GetEnvironmentVariable("PLATFORM_UPDATE_DOCS") == "1")
        {
            await File.WriteAllTextAsync(Expected, state, TestContext.Current.CancellationToken);
        }

        Assert.Equal(await File.ReadAllTextAsync(Expected, TestContext.Current.CancellationToken), state);
    }
}
