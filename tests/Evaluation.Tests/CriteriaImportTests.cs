using System.Text.Json.Nodes;
using Npgsql;
using Testing.Contract;

namespace Evaluation.Tests;

/// <summary>A city writes its own criteria and their method; everything that is wrong with them comes at once (R87, R103).</summary>
public sealed class CriteriaImportTests(EvaluationHost host) : IClassFixture<EvaluationHost>
{
    [Fact]
    public async Task A_city_imports_its_own_criteria_with_their_method_and_they_are_published_frozen()
    {
        using var client = host.CreateClient(Given.Officer);
        var draft = await client.SendAsync("POST", "/criteria-versions/import", Document());
        var method = draft["method"]!;

        Assert.Equal(("draft", "enterprise", 3), (draft.Status(), (string)draft["kind"]!, draft["items"]!.AsArray().Count));
        Assert.Equal(("explicit-items", "trimmed-mean", "60.0000"), ((string)method["weights"]!, (string)method["combination"]!, (string)method["passMark"]!));
        Assert.Equal(["none", "good"], method["effects"]!.AsArray().Select(e => (string)e!["effect"]!));
        var published = await client.SendAsync("POST", $"/criteria-versions/{draft.Id()}/publish", ifMatch: 1);
        Assert.Equal("published", published.Status());

        Assert.Equal((409, "criteria-wrong-state"), await client.TryAsync("PUT", $"/criteria-versions/{draft.Id()}/method", Document()["method"], 2));
        var frozen = await Assert.ThrowsAsync<PostgresException>(() => host.ReadAsync<int>(
            $"UPDATE criteria_version SET method = jsonb_set(method, '{{combination}}', '\"mean-of-sheets\"') WHERE id = '{draft.Id()}' RETURNING 1"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, frozen.SqlState);
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_document_comes_at_once_with_its_place()
    {
        var document = Document();
        document["kind"] = "village";
        document["titel"] = "错";
        document["dimensions"]![0]!["items"]![0]!["code"] = "no code!";
        document["dimensions"]![0]!["items"]![1]!["rule"] = new JsonObject { ["kind"] = "at-least", ["threshold"] = "1.000000" };
        document["dimensions"]![1]!["code"] = "C-1";
        document["dimensions"]![1]!["items"]![0]!["rule"] = null;
        document["dimensions"]![1]!["items"]![0]!["name"] = " ";
        document["method"]!["existing"] = "a lot";
        document["method"]!["tieBreaks"]!.AsArray().Add("coin");

        Assert.Equal(
            [
                "/dimensions/0/items/0/code", "/dimensions/0/items/1/rule", "/dimensions/1/code", "/dimensions/1/items/0/name",
                "/dimensions/1/items/0/rule", "/kind", "/method/existing", "/method/tieBreaks/1", "/titel",
            ],
            await FaultsAsync(document));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("value - previous", null)]
    [InlineData("value > income", null)]
    [InlineData("value > reference", null)]
    public async Task A_rule_that_cannot_be_read_is_refused_when_it_is_imported(string? expression, string? series) =>
        Assert.Equal(["/dimensions/1/items/0/rule"], await FaultsAsync(WithRule(expression, series)));

    [Theory]
    [InlineData("value > reference * 1.1", "rd-intensity")]
    [InlineData("value - previous >= 1", null)]
    public async Task A_rule_of_its_own_kind_is_kept_as_it_is_written(string expression, string? series)
    {
        using var client = host.CreateClient(Given.Officer);
        var draft = await client.SendAsync("POST", "/criteria-versions/import", WithRule(expression, series));
        Assert.Equal(expression, (string?)draft["items"]!.AsArray()[^1]!["rule"]!["expression"]);
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_method_comes_at_once_with_its_place()
    {
        var document = Document();
        var method = document["method"]!;
        method["satisfied"] = 101;
        method["effects"]![1]!["points"] = 40;
        method["itemWeights"]![0]!["weight"] = -1;
        method["itemWeights"]![1]!["itemCode"] = "X-9";
        method["combination"] = "median-of-sheets";
        method["severity"] = new JsonObject { ["minApplications"] = 2, ["minExperts"] = 3, ["minSheetsPerExpert"] = 2 };
        method["passMark"] = 120;
        method["gates"]![0]!["code"] = "C-7";

        Assert.Equal(
            [
                "/method/combination", "/method/effects", "/method/gates/0/code", "/method/itemWeights", "/method/itemWeights/0/weight",
                "/method/itemWeights/1/itemCode", "/method/passMark", "/method/satisfied", "/method/severity", "/method/severity",
            ],
            await FaultsAsync(document));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"dimensions":[null]}""")]
    [InlineData("""{"dimensions":[{"items":[[]]}],"method":[]}""")]
    public async Task What_is_no_such_document_is_refused_with_pointers(string body) => Assert.NotEmpty(await FaultsAsync(JsonNode.Parse(body)));

    [Fact]
    public async Task A_draft_from_the_annex_takes_a_method_of_its_own_once_it_is_seen()
    {
        using var client = host.CreateClient(Given.Officer);
        var draft = await client.SendAsync("POST", "/criteria-versions", new { kind = "region" });
        var method = draft["method"]!.DeepClone();
        method["name"] = "石家庄市2018年度办法";
        method["combination"] = "severity-adjusted";
        method["severity"] = new JsonObject { ["minApplications"] = 20, ["minExperts"] = 10, ["minSheetsPerExpert"] = 3 };

        Assert.Equal((412, "stale-etag"), await client.TryAsync("PUT", $"/criteria-versions/{draft.Id()}/method", method, 7));
        var changed = await client.SendAsync("PUT", $"/criteria-versions/{draft.Id()}/method", method, 1);

        Assert.Equal(("severity-adjusted", 2), ((string)changed["method"]!["combination"]!, (int)changed["revision"]!));
        Assert.Equal(1, await host.ReadAsync<long>($"SELECT count(*) FROM audit WHERE aggregate_id = '{draft.Id()}' AND action = 'criteria-method-changed'"));
        method["severity"] = null;
        Assert.Equal((422, "invalid-body"), await client.TryAsync("PUT", $"/criteria-versions/{draft.Id()}/method", method, 2));
    }

    /// <summary>Two dimensions, a scale of two degrees, explicit weights, a pass mark and a gate.</summary>
    internal static JsonNode Document() => JsonNode.Parse(
        """
        {
          "kind": "enterprise", "title": "某市“双创”示范基地评价标准",
          "dimensions": [
            { "code": "C-1", "name": "支撑平台", "items": [
              { "code": "C-1.1", "name": "支撑平台", "clauseId": "C-1.c1", "clause": "是否建立支撑平台", "input": "boolean" },
              { "code": "C-1.2", "name": "股权激励", "clauseId": "C-1.c2", "clause": "是否建立股权激励机制", "input": "boolean" } ] },
            { "code": "C-2", "name": "研发", "items": [
              { "code": "C-2.1", "name": "研发平台", "clauseId": "C-2.c1", "clause": "是否建设1家以上研发平台", "input": "integer", "unit": "个",
                "rule": { "kind": "at-least", "threshold": "1.000000" } } ] }
          ],
          "method": {
            "name": "某市办法", "existing": 50, "effects": [{ "effect": "none", "points": 0 }, { "effect": "good", "points": "50" }], "satisfied": 100,
            "weights": "explicit-items", "combination": "trimmed-mean", "tieBreaks": ["higher-median-sheet"],
            "itemWeights": [{ "itemCode": "C-1.1", "weight": 2 }, { "itemCode": "C-1.2", "weight": 1.5 }, { "itemCode": "C-2.1", "weight": 1 }],
            "passMark": 60, "gates": [{ "code": "C-1", "atLeast": 50 }]
          }
        }
        """)!;

    private static JsonNode WithRule(string? expression, string? series)
    {
        var document = Document();
        document["dimensions"]![1]!["items"]![0]!["rule"] = new JsonObject { ["kind"] = "expression", ["threshold"] = null, ["series"] = series, ["expression"] = expression };
        return document;
    }

    private async Task<IReadOnlyList<string>> FaultsAsync(JsonNode? document)
    {
        using var client = host.CreateClient(Given.Officer);
        using var request = new Attempt("/criteria-versions/import", new { }).ToRequest("POST").WithBody(document?.ToJsonString() ?? "null");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var problem = await Problem.ReadAsync(response);
        Assert.Equal((422, "invalid-body"), (problem!.Status, problem.Code));
        return [.. problem.Errors!.Select(e => e.Pointer).Order(StringComparer.Ordinal)];
    }
}
