using Npgsql;

namespace Evaluation.Tests;

/// <summary>What was handed in is amended only where it was opened again, and its history holds every change (R88).</summary>
public sealed class SheetReopeningTests(EvaluationHost host) : IClassFixture<EvaluationHost>
{
    [Fact]
    public async Task A_locked_sheet_is_amended_only_where_it_was_opened_again_and_then_counts_as_amended()
    {
        var (path, expert, _) = await host.LockedSheetAsync();
        using var client = host.CreateClient(Given.Person(expert));
        using var officer = host.CreateClient(Given.Officer);
        Assert.Equal((403, "not-allowed"), await client.TryAsync("POST", $"{path}/reopen", new { reason = "笔误" }, 5));
        Assert.Equal((422, "invalid-body"), await officer.TryAsync("POST", $"{path}/reopen", new { reason = "笔误", items = new[] { "REG-1.1" } }, 5));

        var opened = await officer.StepAsync(path, "reopen", new { reason = "专家申请更正笔误", items = new[] { "ENT-1.1" } });
        Assert.Equal(("in-progress", null), (opened.Status(), opened["sheet"]));
        Assert.Equal("UnderReview", await host.ReadAsync<string>($"SELECT e.status FROM examination e JOIN review r ON r.examination_id = e.id WHERE r.id = '{path[9..]}'"));
        Assert.Equal((422, "invalid-body"), await client.TryAsync("PATCH", $"{path}/sheet", GivenSheets.Lines(GivenSheets.Line("ENT-1.2", "weak")), 6));
        await client.SendAsync("PATCH", $"{path}/sheet", GivenSheets.Lines(GivenSheets.Line("ENT-1.1", "excellent")), 6);
        var kept = await client.SendAsync("PUT", $"{path}/sheet", new { lines = Array.Empty<object>() }, 7); // takes off the open line alone
        Assert.Equal(11, GivenSheets.Said(kept).Count);
        Assert.Equal((409, "sheet-incomplete"), await client.TryAsync("POST", $"{path}/submit", ifMatch: 8));
        await client.SendAsync("PATCH", $"{path}/sheet", GivenSheets.Lines(GivenSheets.Line("ENT-1.1", "excellent")), 8);
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
        var (path, expert, _) = await host.LockedSheetAsync();
        using var client = host.CreateClient(Given.Person(expert));
        using var officer = host.CreateClient(Given.Officer);
        await officer.StepAsync(path, "reopen", new { reason = "更正" });
        await client.SendAsync("PATCH", $"{path}/sheet", GivenSheets.Lines(GivenSheets.Line("ENT-1.1", "none")), 6);

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
        var (path, _, _) = await host.LockedSheetAsync();

        foreach (var change in new[] { "lines = '[]'", "score = 1", "figures = '[1]'" })
        {
            var refusal = await Assert.ThrowsAsync<PostgresException>(() => host.ReadAsync<int>($"UPDATE review SET {change} WHERE id = '{path[9..]}' RETURNING 1"));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
        }
    }

    [Fact]
    public async Task What_is_ranked_is_not_opened_again_by_an_officer()
    {
        var (path, _, round) = await host.LockedSheetAsync();
        using var officer = host.CreateClient(Given.Officer);
        await officer.SendAsync("POST", $"/rounds/{round.Id}/rankings", new { kind = "enterprise" });

        Assert.Equal((409, "examination-wrong-state"), await officer.TryAsync("POST", $"{path}/reopen", new { reason = "更正" }, 5));
    }

    [Fact]
    public async Task Two_officers_who_open_a_sheet_at_once_open_it_once_and_nothing_that_is_not_handed_in()
    {
        var (path, expert, _) = await host.LockedSheetAsync();
        using var officer = host.CreateClient(Given.Officer);
        using var client = host.CreateClient(Given.Person(expert));

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => officer.TryAsync("POST", $"{path}/reopen", new { reason = "更正" }, 5)));

        Assert.Single(answers, a => a.Status == 200);
        Assert.Equal(3, answers.Count(a => a is (412, "stale-etag")));
        Assert.Equal((409, "review-wrong-state"), await officer.TryAsync("POST", $"{path}/reopen", new { reason = "更正" }, 6));
        await client.StepAsync(path, "submit");
        Assert.Equal("in-progress", (await officer.StepAsync(path, "reopen", new { reason = "提交后发现笔误" })).Status());
    }
}
