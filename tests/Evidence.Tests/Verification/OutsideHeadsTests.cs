using Microsoft.Extensions.DependencyInjection;

namespace Evidence.Tests;

/// <summary>What is missing between rows, seals and published heads, and who signed them.</summary>
public sealed class OutsideHeadsTests : AuditedLog
{
    [Fact]
    public async Task An_added_row_that_is_in_no_leaf_is_found_after_the_grace()
    {
        await GivenASealedLog();
        await GivenThings(1);
        Assert.Empty((await VerifyLog()).Findings);
        Time.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal("row-unsealed", Assert.Single((await VerifyLog()).Findings).Code);
        await Sabotage("update audit set at = 'infinity' where seq = 7");
        Assert.Equal("row-unsealed", Assert.Single((await VerifyLog()).Findings).Code);
        await Sabotage("delete from audit where seq = 7");
        Assert.Equal("row-deleted", Assert.Single((await VerifyLog()).Findings).Code);
    }

    [Fact]
    public async Task A_head_that_never_went_outside_is_found_after_the_grace()
    {
        await GivenASealedLog();
        await GivenThings(1);
        await using var connection = await Connect();
        await Service.Services.GetRequiredService<AuditSealer>().SealAsync(connection, Cancelled);
        Assert.Empty((await VerifyLog()).Findings);
        Time.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal("head-not-outside", Assert.Single((await VerifyLog()).Findings).Code);
    }

    [Fact]
    public async Task Heads_of_a_key_that_is_not_pinned_prove_nothing()
    {
        await GivenASealedLog();
        using var stranger = SigningKey.Create();
        Assert.Equal(["head-signature", "head-signature"], (await VerifyLog(stranger.PublicKeys)).Findings.Select(f => f.Code));
    }

    [Theory]
    [InlineData(0, "head-chain")]
    [InlineData(1, "head-not-outside")]
    public async Task A_head_missing_from_the_file_is_found(int line, string code)
    {
        await GivenASealedLog();
        Time.Advance(TimeSpan.FromMinutes(1));
        var lines = (await File.ReadAllLinesAsync(HeadsFile, Cancelled)).ToList();
        lines.RemoveAt(line);
        await File.WriteAllTextAsync(HeadsFile, string.Join('\n', lines) + "\n", Cancelled);
        Assert.Contains((await VerifyLog()).Findings, f => f.Code == code);
    }

    [Fact]
    public async Task Nothing_is_wrong_with_a_log_that_has_nothing_yet()
    {
        Assert.False(File.Exists(HeadsFile));
        Assert.Empty((await VerifyLog()).Findings);
    }

    [Fact]
    public async Task That_the_whole_file_is_gone_is_found()
    {
        await GivenASealedLog();
        Time.Advance(TimeSpan.FromMinutes(1));
        File.Delete(HeadsFile);

        Assert.All((await VerifyLog()).Findings, finding => Assert.Equal("head-not-outside", finding.Code));
        Assert.NotEmpty((await VerifyLog()).Findings);
    }

    [Fact]
    public async Task An_unreadable_head_is_named_by_its_line()
    {
        await GivenASealedLog();
        await File.AppendAllTextAsync(HeadsFile, "rubbish\n{\"torn", Cancelled);
        Assert.Equal("things.heads.jsonl line 3", Assert.Single((await VerifyLog()).Findings).Place);
    }
}
