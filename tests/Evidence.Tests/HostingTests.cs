using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Evidence.Tests;

public sealed class HostingTests : AuditedLog
{
    [Fact]
    public async Task Without_a_key_outside_demo_mode_the_start_fails_by_one_sentence_that_says_how_to_make_one()
    {
        var empty = Directory.CreateDirectory(Path.Combine(Folder, "empty")).FullName;
        var sentence = await FailureToStart(("Evidence:Folder", empty), ("Platform:DemoMode", "false"));
        Assert.Equal(
            $"Evidence:Folder ({empty}) holds no things.pem, the P-256 key that signs the audit log; make one with: "
            + $"openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out {empty}/things.pem",
            sentence);
        Assert.Empty(Directory.EnumerateFileSystemEntries(empty));
    }

    [Fact]
    public async Task A_missing_folder_setting_is_named() =>
        Assert.StartsWith("Evidence:Folder is missing", await FailureToStart(("Evidence:Folder", "")), StringComparison.Ordinal);

    [Fact]
    public async Task A_demo_key_is_refused_outside_demo_mode()
    {
        Assert.NotNull(Key); // made on first use
        Assert.Contains("is a demo key", await FailureToStart(("Platform:DemoMode", "false")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_key_is_named()
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, "things.pem"), "rubbish", Cancelled);
        Assert.Contains("things.pem, the key that signs the audit log, cannot be used", await FailureToStart(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replicas_that_start_together_share_one_demo_key_that_others_cannot_read()
    {
        var replicas = Enumerable.Range(0, 8).Select(_ => GivenAReplica().Services).ToList();
        var keys = await Task.WhenAll(replicas.Select(services => Task.Run(() => services.GetRequiredService<SigningKey>().Id)));
        Assert.Single(keys.Distinct());
        Assert.Equal(keys[..1], KeySet.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, "things.keys.json"), Cancelled)).Ids);
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(Path.Combine(Folder, "things.pem")) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.Equal(2, Directory.EnumerateFiles(Folder).Count());
    }

    [Fact(Timeout = 30_000)]
    public async Task The_worker_seals_by_itself_and_health_tells_when_it_cannot()
    {
        var host = GivenAReplica();
        var health = host.Services.GetRequiredService<HealthCheckService>();
        await host.StartAsync(TestContext.Current.CancellationToken);
        await GivenThings(1);
        await UntilAdvancing(async () => await Scalar("select count(*) from audit_leaf") == 1);
        await UntilAdvancing(() => Task.FromResult(File.Exists(HeadsFile)));
        Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync(Cancelled)).Status);

        await Sabotage("truncate audit_head");
        await UntilAdvancing(async () => (await health.CheckHealthAsync(Cancelled)).Status == HealthStatus.Degraded);
    }

    private async Task UntilAdvancing(Func<Task<bool>> condition)
    {
        while (!await condition())
        {
            Cancelled.ThrowIfCancellationRequested();
            Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
    }

    private async Task<string> FailureToStart(params (string Key, string Value)[] settings)
    {
        var host = GivenAReplica(builder =>
            builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))));
        return (await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Cancelled))).Message;
    }
}
