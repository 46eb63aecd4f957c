using Demo.Client;
using Invariants;

namespace Platform.Tests.Story;

/// <summary>The programme from the call to the reconciled payment comes to the same end wherever and through whatever it runs.</summary>
public sealed class InProcessStoryTests(InProcessPlatform platform) : IClassFixture<InProcessPlatform>
{
    [Fact]
    public async Task In_one_process_and_then_every_rule_that_is_broken_goes_red()
    {
        await ToldStory.TellAsync(platform);
        await ToldStory.EverythingHoldsAsync(platform.Databases);
        await BrokenRules.EachGoesRedAsync(platform.Databases);
    }
}

/// <summary>Every message three times, overtaking each other.</summary>
public sealed class DisorderlyPlatform : RunningPlatform
{
    protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string> { ["REHEARSE"] = "3:400" };
}

public sealed class DisorderlyStoryTests(DisorderlyPlatform platform) : IClassFixture<DisorderlyPlatform>
{
    [Fact]
    public async Task Across_processes_with_every_message_three_times_and_shuffled()
    {
        using var gateway = new GatewayPlatform(platform.Endpoints.Gateway);
        await ToldStory.TellAsync(gateway);
        await ToldStory.EverythingHoldsAsync(PlatformDatabases.Of(platform.EndpointsFile));
    }
}

public sealed class KilledStoryTests(RunningPlatform platform) : IClassFixture<RunningPlatform>
{
    [Fact]
    public async Task Across_processes_with_each_service_killed_once_at_a_random_moment()
    {
        using var gateway = new GatewayPlatform(platform.Endpoints.Gateway);
        var killer = new Killer(platform.EndpointsFile, seed: Random.Shared.Next());

        await Task.WhenAll(ToldStory.TellAsync(gateway), killer.KillEachOnceAsync(TestContext.Current.CancellationToken));

        Assert.Equal(PlatformDatabases.Services.Order(), killer.Killed.Order());
        await ToldStory.EverythingHoldsAsync(PlatformDatabases.Of(platform.EndpointsFile));
    }
}
