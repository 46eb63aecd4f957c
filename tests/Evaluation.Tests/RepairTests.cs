namespace Evaluation.Tests;

/// <summary>What becomes of the others' reviews when an expert drops out (R88).</summary>
public sealed class RepairTests(EvaluationHost host) : IClassFixture<EvaluationHost>
{
    [Fact]
    public async Task An_expert_who_leaves_is_replaced_everywhere_and_nothing_else_moves()
    {
        var round = await host.RoundAsync(experts: 2);
        await host.ExpertsAsync(5);
        Guid[] applications = [await host.ExaminationAsync(round), await host.ExaminationAsync(round), await host.ExaminationAsync(round)];
        await host.AssignAsync(round);
        var before = await AllAsync(applications);
        var leaving = before.GroupBy(r => r.Expert).MaxBy(g => g.Count())!.Key;

        var repair = await host.PostAsync($"/rounds/{round.Id}/repairs", new { reason = "专家退休", leaving = new[] { leaving } });

        var after = await AllAsync(applications);
        Assert.Equal(6, after.Count);
        Assert.DoesNotContain(after, r => r.Expert == leaving);
        Assert.Equal(before.Where(r => r.Expert != leaving).Order(), after.Intersect(before).Order());
        Assert.Equal(before.Count(r => r.Expert == leaving), repair["ended"]!.AsArray().Count);
        Assert.Equal("专家退休", (string)repair["reason"]!);
        Assert.True((bool)repair["quality"]!["proof"]!["isOptimal"]!);
        var again = await host.PostAsync($"/rounds/{round.Id}/repairs", new { reason = "再查" });
        Assert.Empty(again["reviews"]!.AsArray());
        Assert.Empty(again["ended"]!.AsArray());
    }

    [Fact]
    public async Task Whoever_declines_is_replaced_by_a_colleague_who_is_freed_elsewhere_when_nobody_is_free()
    {
        // Only the colleague may come where the leaver was, and has one review, no room for more; the spare may take that over.
        var round = await host.RoundAsync(experts: 1);
        var (leaver, colleague, spare) = ((await host.ExpertsAsync(1))[0], (await host.ExpertsAsync(1))[0], (await host.ExpertsAsync(1))[0]);
        await host.ReadAsync<long>($"WITH gone AS (UPDATE expert SET status = 'Retired' WHERE subject NOT IN ('{leaver}', '{colleague}', '{spare}') RETURNING 1) SELECT count(*) FROM gone");
        await host.ReadAsync<long>($"WITH full_soon AS (UPDATE expert SET load_limit = 1 WHERE subject = '{colleague}' RETURNING 1) SELECT count(*) FROM full_soon");
        var (left, moved) = (await host.ExaminationAsync(round), await host.ExaminationAsync(round));
        foreach (var (application, expert, rule) in new[] { (left, leaver, "fixed"), (moved, colleague, "fixed"), (left, spare, "forbidden") })
        {
            await host.PostAsync($"/rounds/{round.Id}/manual-choices", new { applicationId = application, expert, rule, reason = "样例" });
        }

        await host.AssignAsync(round);
        using var officer = host.CreateClient(Given.Officer);
        foreach (var choice in (await officer.SendAsync("GET", $"/rounds/{round.Id}/manual-choices"))["items"]!.AsArray().Where(c => (string)c!["rule"]! == "fixed"))
        {
            await officer.SendAsync("POST", $"/manual-choices/{choice!.Id()}/lift", new { reason = "样例" }, 1);
        }

        using var client = host.CreateClient(Given.Person(leaver));
        await client.StepAsync($"/reviews/{(await host.ReviewsAsync(left)).Single().Id}", "decline", new { reason = "事务繁忙" });

        Assert.Equal(colleague, (await host.ReviewsAsync(left)).Single().Expert);
        Assert.Equal(spare, (await host.ReviewsAsync(moved)).Single().Expert);
        Assert.Equal("UnderReview,UnderReview", await host.ReadAsync<string>($"SELECT string_agg(status, ',') FROM examination WHERE application_id IN ('{left}', '{moved}')"));
    }

    private async Task<List<(Guid Id, string Expert)>> AllAsync(Guid[] applications)
    {
        var all = new List<(Guid, string)>();
        foreach (var application in applications)
        {
            all.AddRange(await host.ReviewsAsync(application));
        }

        return all;
    }
}
