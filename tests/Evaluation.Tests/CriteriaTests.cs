using System.Text.Json.Nodes;
using Contracts;
using Evaluation.Criteria;
using Npgsql;
using Scoring;
using Testing.Contract;

namespace Evaluation.Tests;

/// <summary>Criteria are the product's own data, versioned and immutable once published (R87, R103–R172).</summary>
public sealed class CriteriaTests(EvaluationHost host) : IClassFixture<EvaluationHost>
{
    private static readonly Dictionary<string, string?> Units = new() { ["percent"] = "%", ["percentage_point"] = "%", ["count"] = "个" };

    [Fact]
    public void The_annex_has_61_items_from_47_clauses_in_3_kinds()
    {
        var items = Annex.Shipped.Kinds.SelectMany(kind => kind.Items()).ToList();

        Assert.Equal((61, 47, 3), (items.Count, items.DistinctBy(i => i.ClauseId).Count(), Annex.Shipped.Kinds.Count));
        Assert.Equal(14, items.DistinctBy(i => i.DimensionCode).Count());
        Assert.Equal(["REG-5.1", "REG-5.2", "REG-5.3", "UNI-2.3", "UNI-5.1"], items.Where(i => i.Rule is not null).Select(i => i.Code));
        Assert.All(items, item => Assert.True((item.Input is ItemInput.Boolean) == item.Rule is null));
        Assert.All(Annex.Shipped.Kinds, kind => Assert.NotEmpty(kind.Lenses));
    }

    [Fact]
    public void The_annex_says_what_the_policys_own_extract_says()
    {
        var source = PolicyFile();
        Assert.SkipWhen(source is null, "The extract of the policy is not beside this checkout.");
        var policy = JsonNode.Parse(File.ReadAllText(source!))!["kinds"]!;
        foreach (var kind in Annex.Shipped.Kinds)
        {
            var expected = policy[KindText.Of(kind.Kind)]!;
            Assert.Equal((string)expected["evaluation_lenses"]!["quote"]!, kind.Lenses);
            Assert.Equal(
                expected["dimensions"]!.AsArray().SelectMany(d => d!["items"]!.AsArray(), (d, i) => Line(d!, i!)),
                kind.Items().Select(i => string.Join('|', i.Code, i.DimensionCode, i.Dimension, i.Name, i.NameInEnglish, i.ClauseId, i.Clause, i.Unit, Expression(i), i.BodyQuote)));
        }
    }

    [Fact]
    public async Task A_version_is_drafted_published_and_told_to_the_others()
    {
        using var client = host.CreateClient(Given.Officer);
        var draft = await client.SendAsync("POST", "/criteria-versions", new { kind = "university" });
        Assert.Equal("draft", draft.Status());
        using var reader = host.CreateClient(Given.Person("somebody"));
        Assert.Equal(404, (await reader.TryAsync("GET", $"/criteria-versions/{draft.Id()}")).Status);

        var published = await client.SendAsync("POST", $"/criteria-versions/{draft.Id()}/publish", ifMatch: 1);

        Assert.Equal(("published", 27), (published.Status(), published["items"]!.AsArray().Count));
        Assert.Equal("platform-default-1", (string)published["method"]!["name"]!);
        Assert.Equal(1, await host.EventsAsync(draft.Id(), "criteria-version-published"));
        Assert.Equal(200, (await reader.TryAsync("GET", $"/criteria-versions/{draft.Id()}")).Status);
        Assert.Equal((409, "criteria-wrong-state"), await client.TryAsync("POST", $"/criteria-versions/{draft.Id()}/publish", ifMatch: 2));
    }

    [Fact]
    public async Task Published_criteria_cannot_be_changed_even_behind_the_services_back()
    {
        var id = await host.PublishedCriteriaAsync("enterprise");

        foreach (var sql in new[] { $"UPDATE criteria_version SET title = 'x' WHERE id = '{id}' RETURNING 1", $"DELETE FROM criteria_version WHERE id = '{id}' RETURNING 1" })
        {
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => host.ReadAsync<int>(sql))).SqlState);
        }
    }

    [Fact]
    public async Task Eight_versions_published_at_once_get_eight_numbers()
    {
        using var client = host.CreateClient(Given.Officer);
        var drafts = new List<Guid>();
        for (var i = 0; i < 8; i++)
        {
            drafts.Add((await client.SendAsync("POST", "/criteria-versions", new { kind = "region" })).Id());
        }

        var answers = await Task.WhenAll(drafts.Select(id => client.TryAsync("POST", $"/criteria-versions/{id}/publish", ifMatch: 1)));

        Assert.All(answers, answer => Assert.True(answer is (200, null) or (409, "already-exists"), answer.ToString()));
        var published = answers.Count(answer => answer.Status == 200);
        Assert.True(published > 0);
        Assert.Equal($"1-{published}", await host.ReadAsync<string>("SELECT min(number) || '-' || max(number) FROM criteria_version WHERE kind = 'Region'"));
    }

    [Fact]
    public async Task A_figure_is_published_once_by_an_officer_or_a_departments_system()
    {
        var body = new { code = Given.NewName("series"), scope = "city", year = 2017, value = 2.05m, unit = "%", source = "石家庄市统计公报" };
        using var system = host.CreateClient(Testing.Services.Principal.System("evaluation:write"));
        var figure = await system.SendAsync("POST", "/reference-series", body);

        Assert.Equal(1, await host.EventsAsync(figure.Id(), "reference-series-published"));
        Assert.Equal((409, "figure-already-published"), await system.TryAsync("POST", "/reference-series", body));
        Assert.Equal((422, "invalid-body"), await system.TryAsync("POST", "/reference-series", new { code = "X Y", scope = "city", year = 1, value = 2.0000001m, unit = "", source = "" }));
        Assert.Equal((422, "invalid-body"), await system.TryAsync("POST", "/reference-series", body with { value = 2.0000001m }));
    }

    [Fact]
    public async Task An_expert_is_in_the_pool_once_and_employers_are_credit_codes()
    {
        var body = new { subject = Given.NewName("expert"), name = "样例", field = "孵化", employers = new[] { Given.Builder } };
        using var client = host.CreateClient(Given.Officer);
        await client.SendAsync("POST", "/experts", body);

        Assert.Equal((409, "expert-already-in-pool"), await client.TryAsync("POST", "/experts", body));
        using var request = new Attempt("/experts", body with { employers = ["short"] }).ToRequest("POST");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal("/employers/0", Assert.Single((await Problem.ReadAsync(response))!.Errors!).Pointer);
    }

    private static string Line(JsonNode dimension, JsonNode item)
    {
        string? Text(string name) => (string?)item[name];
        var unit = (string?)item["input"]!["unit"] is { } given ? Units[given] : null;
        return string.Join('|', Text("code"), (string?)dimension["code"], (string?)dimension["name_zh"], Text("name_zh"), Text("name_en"), Text("clause_id"), Text("clause_quote"), unit, Text("threshold"), Text("body_quote"));
    }

    private static string? Expression(CriteriaVersionItem item) => item.Rule switch
    {
        null => null,
        { Kind: RuleKind.AtLeast } rule => $"value >= {rule.Threshold:0}",
        { Kind: RuleKind.RiseAtLeast } rule => $"value - previous_year_value >= {rule.Threshold:0.0}",
        { Kind: RuleKind.AbovePrevious } => "value > previous_value",
        { Kind: RuleKind.AboveReference } rule => $"value > ref.province_{rule.Series!.Replace('-', '_')}",
        _ => "",
    };

    private static string? PolicyFile()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Platform.sln")))
            {
                var file = Path.Combine(folder.Parent?.FullName ?? "", "shared", "policy", "criteria.json");
                return File.Exists(file) ? file : null;
            }
        }

        return null;
    }
}
