using System.Text.Json;
using System.Text.Json.Nodes;
using Evidence;

namespace Scoring.Tests;

/// <summary>What a record says is what its own input and method give, whoever signed it.</summary>
public sealed class DecisionRecordTests : IDisposable
{
    private readonly SigningKey _key = SigningKey.Create();

    public void Dispose() => _key.Dispose();

    [Fact]
    public void A_record_recomputes_on_another_machine()
    {
        Assert.Empty(DecisionRecord.Recompute(Carried(Ranking())));
        Assert.Empty(DecisionRecord.Recompute(Carried(Performance())));
    }

    [Theory]
    [InlineData("$.result.ranking[0].score", "\"93.7501\"", "result-differs", "payload.result.ranking[0].score")]
    [InlineData("$.result.ranking[0].score", "\"93.75\"", "record-unusable", "payload")]
    [InlineData("$.result.ranking[0].score", "93.75", "record-unusable", "payload")]
    [InlineData("$.result.ranking[1].rank", "1", "result-differs", "payload.result.ranking[1].rank")]
    [InlineData("$.result.ranking", "[]", "result-differs", "payload.result.ranking")]
    [InlineData("$.input.sheets[0].lines[0].effect", "\"excellent\"", "result-differs", "payload.result.ranking[0].score")]
    [InlineData("$.input.sheets[0].lines[0].effect", "\"superb\"", "record-unusable", "payload")]
    [InlineData("$.input.sheets[0].lines[0].itemCode", "\"X-9.9\"", "record-unusable", "payload")]
    [InlineData("$.input.sheets[0].figures[0].value", "\"59.000000\"", "result-differs", "payload.result.ranking[0].applicationId")]
    [InlineData("$.input.criteria.items[4].rule.threshold", "\"61.000000\"", "result-differs", "payload.result.ranking[0].score")]
    [InlineData("$.method.existing", "\"40.0000\"", "result-differs", "payload.result.ranking[0].score")]
    [InlineData("$.method.weights", "\"mine\"", "record-unusable", "payload")]
    [InlineData("$.method.secret", "1", "record-unusable", "payload")]
    [InlineData("$.input.kind", "null", "record-unusable", "payload")]
    public void A_changed_record_is_found_where_it_is_even_when_the_trusted_key_signed_it(string path, string value, string code, string place)
    {
        var findings = DecisionRecord.Recompute(Signed(Ranking(), path, value));

        Assert.Contains(findings, finding => finding.Code == code && finding.Place == place);
    }

    [Theory]
    [InlineData("$.result.grade", "\"outstanding\"", "result-differs")]
    [InlineData("$.input.targets[0].reached", "\"61.000000\"", "result-differs")]
    [InlineData("$.input.lines[0].exists", "\"yes\"", "record-unusable")]
    public void A_changed_grade_is_found(string path, string value, string code) =>
        Assert.Contains(DecisionRecord.Recompute(Signed(Performance(), path, value)), finding => finding.Code == code);

    /// <summary>The worked example of ADR 82.</summary>
    [Fact]
    public void A_record_says_where_less_is_better_and_nothing_where_it_is_not()
    {
        var input = Example.Performance(Effect.Good, new("T-ENERGY", 25, 24.5m, LessIsBetter: true), new("T-JOBS", 600, 612), new("T-PATENTS", 20, 19));
        var (record, result) = DecisionRecord.Grade(_key, input, PerformanceMethod.PlatformDefault);
        var targets = JsonNode.Parse(record.Payload.GetRawText())!["input"]!["targets"]!.AsArray();

        Assert.Equal((66.6667m, 79.1667m, "good"), (result.TargetScore, result.Score, result.Grade));
        Assert.Equal(
            ["""{"code":"T-ENERGY","lessIsBetter":true,"reached":"24.500000","target":"25.000000"}""", """{"code":"T-JOBS","reached":"612.000000","target":"600.000000"}"""],
            targets.Take(2).Select(target => target!.ToJsonString()));
        Assert.Empty(DecisionRecord.Recompute(Carried(record)));
        Assert.Contains(DecisionRecord.Recompute(Signed(record, "$.input.targets[0].lessIsBetter", "false")), finding => finding.Code == "result-differs");
    }

    [Fact]
    public void Another_format_is_not_recomputed_by_guessing()
    {
        Assert.Equal("record-version", Assert.Single(DecisionRecord.Recompute(Ranking() with { Version = 3 })).Code);
        Assert.True(DecisionRecord.IsKnown("ranking") && DecisionRecord.IsKnown("performance"));
        Assert.False(DecisionRecord.IsKnown("audit"));
    }

    [Fact]
    public void Sheets_in_another_order_give_the_same_ranking()
    {
        var input = Input();
        var (_, first) = DecisionRecord.Rank(_key, input, ScoringMethod.PlatformDefault);
        var (record, second) = DecisionRecord.Rank(_key, input with { Sheets = [.. input.Sheets.Reverse()] }, ScoringMethod.PlatformDefault);

        Assert.Equal(CanonicalJson.Serialize(first), CanonicalJson.Serialize(second));
        Assert.Empty(DecisionRecord.Recompute(record));
    }

    private static RankingInput Input() => Example.Input(Example.Sheet(Example.A, "e1", Effect.Good), Example.Sheet(Example.B, "e1", Effect.Weak));

    private SignedRecord Ranking() => DecisionRecord.Rank(_key, Input(), ScoringMethod.PlatformDefault).Record;

    private SignedRecord Performance() =>
        DecisionRecord.Grade(_key, Example.Performance(Effect.Good, new TargetFigure("T1", 61, 60)), PerformanceMethod.PlatformDefault).Record;

    private static SignedRecord Carried(SignedRecord record) => SignedRecord.Parse(record.ToBytes().Span);

    /// <summary>The record with one value replaced, hashed and signed anew.</summary>
    private SignedRecord Signed(SignedRecord record, string path, string value)
    {
        var payload = JsonNode.Parse(record.Payload.GetRawText())!;
        var at = path.LastIndexOf('.');
        var parent = (at < 2 ? [] : path[2..at].Split('.', '[')).Select(step => step.TrimEnd(']')).Aggregate(payload, (node, step) => int.TryParse(step, out var index) ? node[index]! : node[step]!);
        parent[path[(at + 1)..]] = JsonNode.Parse(value);
        return Carried(SignedRecord.Sign(_key, record.Type, record.Version, JsonSerializer.SerializeToElement(payload)));
    }
}
