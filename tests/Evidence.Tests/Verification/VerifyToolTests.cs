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

    [Fact]
    public async Task A_history_is_followed_from_row_to_row()
    {
        var secret = Commitment.NewSecret();
        var value = System.Text.Json.JsonElement.Parse("\"长安众创空间\"");
        var digests = new Dictionary<string, string> { ["field.name"] = Commitment.Digest(Commitment.Salt(secret, "field.name"), "field.name", value) };
        var link = new HistoryLink(Guid.CreateVersion7(), 1, new(2018, 7, 1), Time.GetUtcNow(), Corrects: null, digests, Previous: null);
        var shown = new Dictionary<string, HistoryDocument.ShownValue> { ["field.name"] = new(Commitment.Salt(secret, "field.name"), value) };
        var row = new HistoryDocument.Row(1, link.TrueFrom, link.KnownAt, null, digests, shown, null, Convert.ToHexStringLower(link.Hash()));

        await WriteAsync(row);
        Assert.Equal(0, await Verify(Record, "--keys", Keys));
        Assert.Contains("its rows follow one another without a gap", _output.ToString(), StringComparison.Ordinal);

        await WriteAsync(row with { TrueFrom = new(2018, 6, 1) }); // whoever signs it
        Assert.Equal(1, await Verify(Record, "--keys", Keys));
        Assert.Contains("row-altered at version 1", _output.ToString(), StringComparison.Ordinal);

        await WriteAsync(row, format: 2);
        Assert.Equal(1, await Verify(Record, "--keys", Keys));
        Assert.Contains("format 2 of a history is not known here", _output.ToString(), StringComparison.Ordinal);

        Task WriteAsync(HistoryDocument.Row only, int format = HistoryDocument.Format) => File.WriteAllBytesAsync(
            Record, SignedRecord.Sign(Key, HistoryDocument.RecordType, format, new HistoryDocument(link.Subject, [only])).ToBytes(), Cancelled);
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
