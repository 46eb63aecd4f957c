using System.Text.Json.Nodes;
using Contracts;
using Contracts.Applications;
using Npgsql;
using Testing.Contract;

namespace Evaluation.Tests;

/// <summary>A sheet in depth: saved in parts, with evidence; whole before it is handed in; amended only when opened again; with a history (R88, R109–R111).</summary>
public sealed class SheetTests(EvaluationHost host) : IClassFixture<EvaluationHost>
{
    private static readonly EvidenceMaterial Plan = new(Guid.CreateVersion7(), "construction-plan", "样例公司方案.pdf", "application/pdf", 100, new string('b', 64));

    [Fact]
    public async Task A_part_is_saved_and_the_other_lines_stay()
    {
        var (path, expert) = await AcceptedAsync();
        using var client = host.CreateClient(Given.Person(expert));
        await client.SendAsync("PUT", $"{path}/sheet", Lines(Line("ENT-1.1", "good"), Line("ENT-1.2", "fair")), 2);

        var view = await client.SendAsync("PATCH", $"{path}/sheet", Lines(Line("ENT-1.2", "weak"), Line("ENT-2.1", "excellent")), 3);
        Assert.Equal(["ENT-1.1 good", "ENT-1.2 weak", "ENT-2.1 excellent"], Said(view));
        view = await client.SendAsync("PATCH", $"{path}/sheet", new { lines = Array.Empty<object>(), removed = new[] { "ENT-1.1", "ENT-4.2" } }, 4);

        Assert.Equal(["ENT-1.2 weak", "ENT-2.1 excellent"], Said(view));
        Assert.Equal((412, "stale-etag"), await client.TryAsync("PATCH", $"{path}/sheet", Lines(Line("ENT-1.1", "good")), 4));
    }

    [Fact]
    public async Task Two_parts_at_once_do_not_lose_each_other()
    {
        var (path, expert) = await AcceptedAsync();
        using var client = host.CreateClient(Given.Person(expert));

        var answers = await Task.WhenAll(new[] { "ENT-1.1", "ENT-1.2", "ENT-1.3", "ENT-2.1" }.Select(code =>
            client.TryAsync("PATCH", $"{path}/sheet", Lines(Line(code, "good")), 2)));

        Assert.Single(answers, a => a.Status == 200);
        Assert.Equal(3, answers.Count(a => a is (412, "stale-etag")));
    }

    [Fact]
    public async Task Evidence_is_of_the_application_and_keeps_the_hash_that_was_handed_in()
    {
        var (path, expert) = await AcceptedAsync();
        using var client = host.CreateClient(Given.Person(expert));
        var listed = (await client.SendAsync("GET", path))["form"]!["evidence"]!.AsArray().Single()!;
        Assert.Equal((Plan.Id.ToString(), Plan.Sha256, Plan.FileName), ((string)listed["materialId"]!, (string)listed["sha256"]!, (string)listed["fileName"]!));

        using var request = new Attempt($"{path}/sheet", Lines(
            Line("ENT-1.1", "good", new { materialId = Guid.CreateVersion7() }),
            Line("ENT-1.2", "good", new { materialId = Plan.Id, sha256 = new string('c', 64) }),
            Line("ENT-1.3", "good", new { materialId = Plan.Id }, new { materialId = Plan.Id })), 2).ToRequest("PATCH");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(
            ["/lines/0/evidence/0/materialId", "/lines/1/evidence/0/sha256", "/lines/2/evidence/1/materialId"],
            (await Problem.ReadAsync(response))!.Errors!.Select(e => e.Pointer));
        var view = await client.SendAsync("PATCH", $"{path}/sheet", Lines(Line("ENT-1.1", "good", new { materialId = Plan.Id })), 2);
        Assert.Equal(Plan.Sha256, (string)view["sheet"]!["lines"]![0]!["evidence"]![0]!["sha256"]!);
    }

    [Fact]
    public async Task Handing_in_names_every_missing_item_with_its_pointer_and_grades_have_anchors()
    {
        var (path, expert) = await AcceptedAsync();
        using var client = host.CreateClient(Given.Person(expert));
        var view = await client.SendAsync("PATCH", $"{path}/sheet", Lines(Line("ENT-1.1", "good")), 2);
        Assert.Equal(["none", "weak", "fair", "good", "excellent"], view["anchors"]!.AsArray().Select(a => (string)a!["effect"]!));

        using var request = new Attempt($"{path}/submit", IfMatch: 3).ToRequest("POST");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        var problem = await Problem.ReadAsync(response);
        Assert.Equal((409, "sheet-incomplete"), (problem!.Status, problem.Code));
        var items = view["items"]!.AsArray().Select(i => (string)i!["code"]!).Where(code => code != "ENT-1.1");
        Assert.Equal(items.Select(code => $"/sheet/lines/{code}"), problem.Errors!.Select(e => e.Pointer));
    }

    [Fact]
    public async Task A_locked_sheet_is_amended_only_where_it_was_opened_again_and_then_counts_as_amended()
    {
        var (path, expert) = await LockedAsync();
        using var client = host.CreateClient(Given.Person(expert));
        using var officer = host.CreateClient(Given.Officer);
        Assert.Equal((403, "not-allowed"), await client.TryAsync("POST", $"{path}/reopen", new { reason = "笔误" }, 5));
        Assert.Equal((422, "invalid-body"), await officer.TryAsync("POST", $"{path}/reopen", new { reason = "笔误", items = new[] { "REG-1.1" } }, 5));

        var opened = await officer.StepAsync(path, "reopen", new { reason = "专家申请更正笔误", items = new[] { "ENT-1.1" } });
        Assert.Equal(("in-progress", null), (opened.Status(), opened["sheet"]));
        Assert.Equal("UnderReview", await host.ReadAsync<string>($"SELECT e.status FROM examination e JOIN review r ON r.examination_id = e.id WHERE r.id = '{path[9..]}'"));
        Assert.Equal((422, "invalid-body"), await client.TryAsync("PATCH", $"{path}/sheet", Lines(Line("ENT-1.2", "weak")), 6));
        await client.SendAsync("PATCH", $"{path}/sheet", Lines(Line("ENT-1.1", "excellent")), 6);
        var kept = await client.SendAsync("PUT", $"{path}/sheet", new { lines = Array.Empty<object>() }, 7); // takes off the open line alone
        Assert.Equal(11, Said(kept).Count);
        Assert.Equal((409, "sheet-incomplete"), await client.TryAsync("POST", $"{path}/submit", ifMatch: 8));
        await client.SendAsync("PATCH", $"{path}/sheet", Lines(Line("ENT-1.1", "excellent")), 8);
        await client.StepAsync(path, "submit");
        var locked = await client.StepAsync(path, "lock");

        // One of twelve items: a quarter of the dimensions, a quarter of the clause items, 12.5 points more.
        Assert.Equal("locked", locked.Status());
        Assert.True((decimal)locked["sheet"]!["score"]! > 87.5m);
        Assert.Null(locked["openItems"]);
    }

    [Fact]
    public async Task The_history_holds_every_change_and_shows_others_only_what_was_locked()
    {
        var (path, expert) = await LockedAsync();
        using var client = host.CreateClient(Given.Person(expert));
        using var officer = host.CreateClient(Given.Officer);
        await officer.StepAsync(path, "reopen", new { reason = "更正" });
        await client.SendAsync("PATCH", $"{path}/sheet", Lines(Line("ENT-1.1", "none")), 6);

        var own = (await client.SendAsync("GET", $"{path}/history"))["items"]!.AsArray();
        Assert.Equal(
            ["review-assigned", "review-accepted", "sheet-written", "review-submitted", "review-locked", "review-reopened", "sheet-written"],
            own.Select(e => (string)e!["action"]!));
        Assert.Equal("ENT-1.1", (string)own[^1]!["data"]!["written"]!.AsArray().Single()!["itemCode"]!);
        Assert.Equal(("更正", "drc-officer"), ((string)own[5]!["reason"]!, (string)own[5]!["office"]!));
        Assert.Null(own[5]!["person"]);
        var officers = (await officer.SendAsync("GET", $"{path}/history"))["items"]!.AsArray();
        Assert.Equal(7, officers.Count);
        Assert.Equal(12, officers[2]!["data"]!["written"]!.AsArray().Count);
        Assert.Null(officers[^1]!["data"]); // the expert is still at it
        Assert.Equal(expert, (string)officers[^1]!["person"]!);
        using var other = host.CreateClient(Given.Person("somebody-else"));
        Assert.Equal(404, (await other.TryAsync("GET", $"{path}/history")).Status);
    }

    [Fact]
    public async Task What_was_handed_in_cannot_be_changed_even_behind_the_services_back()
    {
        var (path, _) = await LockedAsync();

        foreach (var change in new[] { "lines = '[]'", "score = 1", "figures = '[1]'" })
        {
            var refusal = await Assert.ThrowsAsync<PostgresException>(() => host.ReadAsync<int>($"UPDATE review SET {change} WHERE id = '{path[9..]}' RETURNING 1"));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
        }
    }

    [Fact]
    public async Task What_is_ranked_is_not_opened_again_by_an_officer()
    {
        var (path, _, round) = await LockedInRoundAsync();
        using var officer = host.CreateClient(Given.Officer);
        await officer.SendAsync("POST", $"/rounds/{round.Id}/rankings", new { kind = "enterprise" });

        Assert.Equal((409, "examination-wrong-state"), await officer.TryAsync("POST", $"{path}/reopen", new { reason = "更正" }, 5));
    }

    internal static object Line(string code, string effect, params object[] evidence) => new { itemCode = code, exists = effect != "none", effect, remark = "样例", evidence };

    internal static object Lines(params object[] lines) => new { lines };

    private static List<string> Said(JsonNode view) => [.. view["sheet"]!["lines"]!.AsArray().Select(l => $"{l!["itemCode"]} {l["effect"]}").Order(StringComparer.Ordinal)];

    private async Task<(string Path, string Expert)> AcceptedAsync()
    {
        var (id, expert, _) = await AssignedAsync();
        using var client = host.CreateClient(Given.Person(expert));
        await client.StepAsync($"/reviews/{id}", "accept");
        return ($"/reviews/{id}", expert);
    }

    private async Task<(string Path, string Expert)> LockedAsync()
    {
        var (path, expert, _) = await LockedInRoundAsync();
        return (path, expert);
    }

    private async Task<(string Path, string Expert, RoundGiven Round)> LockedInRoundAsync()
    {
        var (id, expert, round) = await AssignedAsync();
        await host.LockedReviewAsync(id, expert);
        return ($"/reviews/{id}", expert, round);
    }

    private async Task<(Guid Id, string Expert, RoundGiven Round)> AssignedAsync()
    {
        var round = await host.RoundAsync(BaseKind.Enterprise, experts: 1);
        await host.ExpertsAsync(1);
        var application = await host.ExaminationAsync(round, materials: [Plan]);
        await host.AssignAsync(round);
        var (id, expert) = (await host.ReviewsAsync(application)).Single();
        return (id, expert, round);
    }
}
