using Verify;

namespace Evidence.Tests;

public sealed class VerifyToolTests : AuditedLog
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    private string Keys => Path.Combine(Folder, "things.keys.json");

    private string Record => Path.Combine(Folder, "record.json");

    [Fact]
    public async Task A_log_that_holds_exits_0_and_one_that_does_not_exits_1_naming_the_row()
    {
        Time.SetUtcNow(TimeProvider.System.GetUtcNow());
        await GivenThings(3);
        await Seal();
        Assert.Equal(0, await Verify("audit", "--connection", ConnectionString, "--heads", HeadsFile, "--keys", Keys));
        Assert.Contains("3 sealed rows, 1 published heads", _output.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("OK: every row, root, signature and link holds\n", _output.ToString(), StringComparison.Ordinal);

        await Sabotage("update audit set reason = 'x' where seq = 2");
        Assert.Equal(1, await Verify("audit", "--connection", ConnectionString, "--heads", HeadsFile, "--keys", Keys));
        Assert.Contains("row-altered at leaf 1", _output.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("FAILED: 1 finding\n", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_is_checked_against_pinned_keys_only()
    {
        await File.WriteAllBytesAsync(Record, SignedRecord.Sign(Key, "note", 1, new { Rank = 1 }).ToBytes(), Cancelled);
        Assert.Equal(0, await Verify(Record, "--keys", Keys));
        Assert.EndsWith("OK: its hash and signature hold\n", _output.ToString(), StringComparison.Ordinal);

        using var stranger = SigningKey.Create();
        await File.WriteAllTextAsync(Keys, stranger.PublicKeys.ToJwks(), Cancelled);
        Assert.Equal(1, await Verify(Record, "--keys", Keys));

        await File.WriteAllTextAsync(Record, """{"type":"ranking","type":"other"}""", Cancelled);
        Assert.Equal(2, await Verify(Record, "--keys", Keys));
        Assert.StartsWith("Cannot verify:", _error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("--keys", "x")]
    [InlineData("record.json")]
    [InlineData("audit", "--heads", "x", "--keys", "x")]
    [InlineData("record.json", "--keys", "x", "--trust-me")]
    [InlineData("no-such-file.json", "--keys", "no-such-keys.json")]
    [InlineData("audit", "--connection", "rubbish", "--heads", "no-such-file", "--keys", "no-such-keys.json")]
    public async Task Misuse_exits_2_and_says_why(params string[] args)
    {
        Assert.Equal(2, await Verify(args));
        Assert.NotEmpty(_error.ToString());
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("audit", "--help")]
    public async Task Help_is_no_misuse(params string[] args)
    {
        Assert.Equal(0, await Verify(args));
        Assert.Contains("--keys", _output.ToString(), StringComparison.Ordinal);
    }

    private Task<int> Verify(params string[] args) => CommandLine.RunAsync(args, _output, _error);
}
