using Contracts;
using Testing.Contract;

namespace Evaluation.Tests;

/// <summary>An expert's way through a review, and what others see of it (R88, R109–R111).</summary>
public sealed class ReviewTests(EvaluationHost host) : IClassFixture<EvaluationHost>
{
    [Fact]
    public async Task An_expert_sees_own_reviews_only_and_others_no_sheet_before_it_is_locked()
    {
        var (application, reviews) = await ReviewsAsync(experts: 2);
        var (mine, theirs) = (reviews[0], reviews[1]);
        using var me = host.CreateClient(Given.Person(mine.Expert));
        using var officer = host.CreateClient(Given.Officer);
        await host.LockedReviewAsync(theirs.Id, theirs.Expert, "excellent");

        var own = (await me.SendAsync("GET", "/reviews?limit=200"))["items"]!.AsArray();
        Assert.Contains(mine.Id, own.Select(r => r!.Id()));
        Assert.All(own, r => Assert.Equal(mine.Expert, (string)r!["expert"]!));
        Assert.Equal(404, (await me.TryAsync("GET", $"/reviews/{theirs.Id}")).Status);
        Assert.Equal(404, (await me.TryAsync("POST", $"/reviews/{theirs.Id}/lock", ifMatch: 5)).Status);
        Assert.Equal(404, (await me.TryAsync("PUT", $"/reviews/{theirs.Id}/sheet", new { lines = Array.Empty<object>() }, 5)).Status);

        await me.StepAsync($"/reviews/{mine.Id}", "accept");
        await me.SheetAsync($"/reviews/{mine.Id}", "weak");
        var view = await me.StepAsync($"/reviews/{mine.Id}", "submit");
        Assert.Equal(62.5m, (decimal)view["sheet"]!["score"]!);
        Assert.Null((await officer.SendAsync("GET", $"/reviews/{mine.Id}"))["sheet"]);
        Assert.Equal(100m, (decimal)(await officer.SendAsync("GET", $"/reviews/{theirs.Id}"))["sheet"]!["score"]!);
        Assert.Equal(application.ToString(), (string)view["applicationId"]!);
        Assert.Equal(Given.Builder, (string)view["form"]!["parties"]![0]!["creditCode"]!);
    }

    [Fact]
    public async Task A_sheet_says_everything_that_is_wrong_with_it_at_once()
    {
        var (_, reviews) = await ReviewsAsync(experts: 1, BaseKind.University);
        using var expert = host.CreateClient(Given.Person(reviews[0].Expert));
        await expert.StepAsync($"/reviews/{reviews[0].Id}", "accept");
        object[] lines =
        [
            new { itemCode = "UNI-1.1", exists = false, effect = "good" }, new { itemCode = "UNI-1.1", exists = true, effect = "none" },
            new { itemCode = "UNI-2.3", exists = true, effect = "none" }, new { itemCode = "ENT-1.1", exists = true, effect = "none" },
        ];

        using var request = new Attempt($"/reviews/{reviews[0].Id}/sheet", new { lines }, 2).ToRequest("PUT");
        using var response = await expert.SendAsync(request, TestContext.Current.CancellationToken);

        var problem = await Problem.ReadAsync(response);
        Assert.Equal(("invalid-body", 422), (problem!.Code, problem.Status));
        Assert.Equal(["/lines/0/effect", "/lines/1/itemCode", "/lines/2/itemCode", "/lines/3/itemCode"], problem.Errors!.Select(e => e.Pointer));
        Assert.Equal((422, "invalid-body"), await expert.TryAsync(
            "PUT", $"/reviews/{reviews[0].Id}/sheet", new { lines = new[] { new { itemCode = "UNI-1.1", exists = true, effect = "superb" } } }, 2));
    }

    [Fact]
    public async Task A_sheet_is_written_after_accepting_submitted_when_whole_and_locked_for_good()
    {
        var (_, reviews) = await ReviewsAsync(experts: 1);
        var path = $"/reviews/{reviews[0].Id}";
        using var expert = host.CreateClient(Given.Person(reviews[0].Expert));
        var lines = new { lines = new[] { new { itemCode = "ENT-1.1", exists = true, effect = "good" } } };
        Assert.Equal((409, "review-wrong-state"), await expert.TryAsync("PUT", $"{path}/sheet", lines, 1));
        Assert.Equal((409, "review-wrong-state"), await expert.TryAsync("POST", $"{path}/submit", ifMatch: 1));
        await expert.StepAsync(path, "accept");
        Assert.Equal("in-progress", (await expert.SendAsync("PUT", $"{path}/sheet", lines, 2)).Status());
        Assert.Equal((409, "sheet-incomplete"), await expert.TryAsync("POST", $"{path}/submit", ifMatch: 3));
        Assert.Equal((409, "review-wrong-state"), await expert.TryAsync("POST", $"{path}/lock", ifMatch: 3));
        await expert.SheetAsync(path, "absent");
        Assert.Equal(0m, (decimal)(await expert.StepAsync(path, "submit"))["sheet"]!["score"]!);
        Assert.Equal((409, "review-wrong-state"), await expert.TryAsync("PUT", $"{path}/sheet", lines, 5));
        Assert.Equal("locked", (await expert.StepAsync(path, "lock")).Status());
        Assert.Equal((409, "review-wrong-state"), await expert.TryAsync("PUT", $"{path}/sheet", lines, 6));
        Assert.Equal((409, "review-wrong-state"), await expert.TryAsync("POST", $"{path}/decline", new { reason = "事务繁忙" }, 6));
    }

    [Fact]
    public async Task Experts_who_lock_at_once_both_succeed_and_one_who_locks_twice_locks_once()
    {
        var (application, reviews) = await ReviewsAsync(experts: 3);
        foreach (var (id, expert) in reviews)
        {
            using var client = host.CreateClient(Given.Person(expert));
            await client.StepAsync($"/reviews/{id}", "accept");
            await client.SheetAsync($"/reviews/{id}");
            await client.StepAsync($"/reviews/{id}", "submit");
        }

        var answers = await Task.WhenAll(reviews.SelectMany(r => new[] { r, r }).Select(async r =>
        {
            using var client = host.CreateClient(Given.Person(r.Expert));
            return await client.TryAsync("POST", $"/reviews/{r.Id}/lock", ifMatch: 4);
        }));

        Assert.Equal(3, answers.Count(a => a.Status == 200));
        Assert.Equal(3, answers.Count(a => a is (412, "stale-etag")));
        Assert.Equal("Reviewed", await host.ReadAsync<string>($"SELECT status FROM examination WHERE application_id = '{application}'"));
    }

    [Fact]
    public async Task The_system_judges_numeric_items_and_needs_the_reference_that_binds()
    {
        var (_, reviews) = await ReviewsAsync(experts: 1, BaseKind.Region);
        using var expert = host.CreateClient(Given.Person(reviews[0].Expert));
        using var officer = host.CreateClient(Given.Officer);
        await expert.StepAsync($"/reviews/{reviews[0].Id}", "accept");
        await expert.SheetAsync($"/reviews/{reviews[0].Id}", "excellent");
        Assert.Equal((409, "reference-missing"), await expert.TryAsync("POST", $"/reviews/{reviews[0].Id}/submit", ifMatch: 3));
        await officer.SendAsync("POST", "/reference-series", new { code = "average-rd-intensity", scope = "province", year = 2017, value = 1.25m, unit = "%", source = "统计公报" });

        var view = await expert.StepAsync($"/reviews/{reviews[0].Id}", "submit");

        Assert.Equal(80m, (decimal)view["sheet"]!["score"]!); // four dimensions of five: no figure was given
        Assert.Equal(["REG-5.1", "REG-5.2", "REG-5.3"], view["sheet"]!["figures"]!.AsArray().Select(f => (string)f!["itemCode"]!));
    }

    private async Task<(Guid Application, IReadOnlyList<(Guid Id, string Expert)> Reviews)> ReviewsAsync(int experts, BaseKind kind = BaseKind.Enterprise)
    {
        var round = await host.RoundAsync(kind, experts);
        await host.ExpertsAsync(experts);
        var application = await host.ExaminationAsync(round);
        await host.AssignAsync(round);
        return (application, await host.ReviewsAsync(application));
    }
}
