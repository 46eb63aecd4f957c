using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Evidence;

namespace Scoring.Tests;

/// <summary>Records of earlier formats still verify, and a format says no more than it knew.</summary>
public sealed class FormatTests
{
    [Theory]
    [InlineData("ranking-format-1.json")]
    [InlineData("performance-format-1.json")]
    public void A_record_that_was_signed_before_this_format_still_verifies(string file)
    {
        var record = SignedRecord.Parse(Golden(file));

        Assert.Equal(1, record.Version);
        Assert.Empty(record.Verify(KeySet.Parse(Encoding.UTF8.GetString(Golden("format-1.keys.json")))));
        Assert.Empty(DecisionRecord.Recompute(record));
    }

    [Theory]
    [InlineData("combination", "\"trimmed-mean\"")]
    [InlineData("passMark", "\"60.0000\"")]
    [InlineData("tieBreaks", "[\"higher-mean\"]")]
    public void A_record_of_format_1_cannot_say_what_format_1_did_not_know(string member, string value)
    {
        var record = SignedRecord.Parse(Golden("ranking-format-1.json"));
        var payload = JsonNode.Parse(record.Payload.GetRawText())!;
        payload["method"]![member] = JsonNode.Parse(value);

        var finding = Assert.Single(DecisionRecord.Recompute(record with { Payload = JsonSerializer.SerializeToElement(payload) }));
        Assert.Equal(("record-unusable", "The record says more than format 1 knows."), (finding.Code, finding.Detail));
    }

    [Fact]
    public void A_record_of_format_2_says_the_mean_beside_every_score()
    {
        using var key = SigningKey.Create();
        var input = Example.Input(Example.Sheet(Example.A, "e1", Effect.Good)) with { Supersedes = new(Example.B, new string('0', 64), "异议成立") };
        var (record, result) = DecisionRecord.Rank(key, input, ScoringMethod.PlatformDefault);

        Assert.Equal(2, record.Version);
        Assert.Equal(93.75m, result.Ranking[0].Mean);
        Assert.Empty(result.Ranking[0].Missed!);
        Assert.Empty(DecisionRecord.Recompute(SignedRecord.Parse(record.ToBytes().Span)));
        Assert.NotEmpty(DecisionRecord.Recompute(record with { Version = 1 }));
    }

    private static byte[] Golden(string file) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Golden", file));
}
