using System.Text.Json;
using System.Text.Json.Nodes;
using Scoring;
using Verify;

namespace Evidence.Tests;

/// <summary>The offline verifier on decision records: it trusts pinned keys for who decided, and itself for what follows from the input.</summary>
public sealed class VerifyDecisionTests : IDisposable
{
    private const string Recomputed = "OK: its hash and signature hold, and its result was recomputed to the last digit\n";
    private static readonly Guid Better = new("0198a000-0000-7000-8000-00000000000a");
    private static readonly Guid Worse = new("0198a000-0000-7000-8000-00000000000b");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("verify-");
    private readonly SigningKey _key = SigningKey.Create();
    private readonly SigningKey _stranger = SigningKey.Create();
    private readonly StringWriter _output = new();

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        _key.Dispose();
        _stranger.Dispose();
    }

    [Fact]
    public async Task A_ranking_is_recomputed_to_the_last_digit()
    {
        Assert.Equal(0, await VerifyAsync(Ranking(_key)));
        Assert.EndsWith(Recomputed, _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_performance_grade_is_recomputed_to_the_last_digit()
    {
        var input = new PerformanceInput(
            Better, Worse, Better, Criteria(), "91130100MAEWA0014Q", "2018-11-30", Lines(Effect.Good), [new("REG-T1", 60, 61), new("REG-T4", 25, 20)]);

        Assert.Equal(0, await VerifyAsync(DecisionRecord.Grade(_key, input, PerformanceMethod.PlatformDefault).Record));
        Assert.EndsWith(Recomputed, _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ranking_of_shuffled_sheets_is_the_same_ranking()
    {
        Assert.Equal(0, await VerifyAsync(Ranking(_key, shuffled: true)));
        Assert.Equal(
            Ranking(_key).Payload.GetProperty("result").GetRawText(), Ranking(_key, shuffled: true).Payload.GetProperty("result").GetRawText());
    }

    [Fact]
    public async Task A_changed_score_that_nobody_signed_is_found_by_its_hash()
    {
        var record = Ranking(_key);
        Assert.Equal(1, await VerifyAsync(record with { Payload = Changed(record) }));
        Assert.Contains("payload-changed", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_score_signed_by_another_key_is_found_by_its_signature()
    {
        Assert.Equal(1, await VerifyAsync(SignedRecord.Sign(_stranger, "ranking", 2, Changed(Ranking(_key)))));
        Assert.Contains("signature at signature", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_score_signed_by_the_trusted_key_is_found_by_recomputing()
    {
        Assert.Equal(1, await VerifyAsync(SignedRecord.Sign(_key, "ranking", 2, Changed(Ranking(_key)))));
        Assert.Contains("result-differs at payload.result.ranking[0].score", _output.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("FAILED: 1 finding\n", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_payload_that_is_no_ranking_is_a_finding_and_no_crash()
    {
        Assert.Equal(1, await VerifyAsync(SignedRecord.Sign(_key, "ranking", 1, new { Rank = 1 })));
        Assert.Contains("record-unusable at payload", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_type_that_nobody_recomputes_is_checked_by_hash_and_signature()
    {
        Assert.Equal(0, await VerifyAsync(SignedRecord.Sign(_key, "note", 1, new { Rank = 1 })));
        Assert.EndsWith("OK: its hash and signature hold\n", _output.ToString(), StringComparison.Ordinal);
    }

    private async Task<int> VerifyAsync(SignedRecord record)
    {
        var (file, keys) = (Path.Combine(_folder.FullName, "record.json"), Path.Combine(_folder.FullName, "keys.json"));
        await File.WriteAllBytesAsync(file, record.ToBytes(), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(keys, _key.PublicKeys.ToJwks(), TestContext.Current.CancellationToken);
        return await CommandLine.RunAsync([file, "--keys", keys], _output, _output);
    }

    private static JsonElement Changed(SignedRecord record)
    {
        var payload = JsonNode.Parse(record.Payload.GetRawText())!;
        payload["result"]!["ranking"]![0]!["score"] = "99.0000";
        return JsonSerializer.SerializeToElement(payload);
    }

    private static SignedRecord Ranking(SigningKey key, bool shuffled = false)
    {
        ScoreSheet[] sheets =
        [
            new(Better, "e1", Lines(Effect.Good), []), new(Better, "e2", Lines(Effect.Excellent), []),
            new(Worse, "e1", Lines(Effect.None), []), new(Worse, "e3", Lines(Effect.Fair), []),
        ];
        var input = new RankingInput(
            Better, Worse, "enterprise", Criteria(), 2, [new(Better, ""), new(Worse, "")], [new(Worse, "e2", "employer")],
            [.. sheets.Select(s => new ExpertAssignment(s.ApplicationId, s.Expert))], shuffled ? [sheets[2], sheets[1], sheets[3], sheets[0]] : sheets);
        return DecisionRecord.Rank(key, input, ScoringMethod.PlatformDefault).Record;
    }

    private static ScoringCriteria Criteria() => new(Better, 1, "enterprise", [new("ENT-1.1", "ENT-1", "ENT-1.c1", null), new("ENT-2.1", "ENT-2", "ENT-2.c1", null)]);

    private static IReadOnlyList<SheetLine> Lines(Effect effect) => [new("ENT-1.1", true, effect), new("ENT-2.1", true, effect)];
}
