namespace Evaluation.Tests;

/// <summary>What officers choose themselves, and the solver keeps to (R88).</summary>
public sealed class ManualChoiceTests(EvaluationHost host) : IClassFixture<EvaluationHost>
{
    [Fact]
    public async Task What_an_officer_fixed_or_forbade_holds_until_it_is_lifted()
    {
        var round = await host.RoundAsync(experts: 1);
        var (wanted, unwanted) = ((await host.ExpertsAsync(1))[0], (await host.ExpertsAsync(1))[0]);
        var (one, two) = (await host.ExaminationAsync(round), await host.ExaminationAsync(round));
        await host.PostAsync($"/rounds/{round.Id}/manual-choices", new { applicationId = one, expert = wanted, rule = "fixed", reason = "熟悉该领域" });
        var choice = await host.PostAsync($"/rounds/{round.Id}/manual-choices", new { applicationId = two, expert = unwanted, rule = "forbidden", reason = "回避" });
        using var officer = host.CreateClient(Given.Officer);
        Assert.Equal((409, "no-chair-free"), await officer.TryAsync("POST", $"/rounds/{round.Id}/manual-choices", new { applicationId = one, expert = unwanted, rule = "fixed", reason = "x" }));
        Assert.Equal((409, "choice-in-conflict"), await officer.TryAsync("POST", $"/rounds/{round.Id}/manual-choices", new { applicationId = two, expert = (await host.ExpertsAsync(1, Given.Builder))[0], rule = "fixed", reason = "x" }));
        Assert.Equal((409, "expert-not-in-pool"), await officer.TryAsync("POST", $"/rounds/{round.Id}/manual-choices", new { applicationId = two, expert = "nobody", rule = "fixed", reason = "x" }));
        Assert.Equal((409, "application-not-in-round"), await officer.TryAsync("POST", $"/rounds/{round.Id}/manual-choices", new { applicationId = Guid.CreateVersion7(), expert = wanted, rule = "fixed", reason = "x" }));

        var assignment = await host.AssignAsync(round);

        Assert.Equal(wanted, (await host.ReviewsAsync(one)).Single().Expert);
        Assert.NotEqual(unwanted, (await host.ReviewsAsync(two)).Single().Expert);
        Assert.Contains(assignment["avoided"]!.AsArray(), a => (string)a!["expert"]! == unwanted && ((string)a["reason"]!).EndsWith("回避", StringComparison.Ordinal));
        await officer.SendAsync("POST", $"/manual-choices/{choice.Id()}/lift", new { reason = "误填" }, 1);
        Assert.Equal("lifted", (await officer.SendAsync("GET", $"/rounds/{round.Id}/manual-choices"))["items"]![1]!.Status());
    }

    [Fact]
    public async Task A_choice_made_twice_at_once_is_made_once()
    {
        var round = await host.RoundAsync(experts: 2);
        var expert = (await host.ExpertsAsync(1))[0];
        var application = await host.ExaminationAsync(round);
        using var officer = host.CreateClient(Given.Officer);

        var answers = await Task.WhenAll(new[] { "fixed", "forbidden", "fixed", "forbidden" }.Select(rule =>
            officer.TryAsync("POST", $"/rounds/{round.Id}/manual-choices", new { applicationId = application, expert, rule, reason = "x" })));

        Assert.Single(answers, a => a.Status == 201);
        Assert.Equal(3, answers.Count(a => a is (409, "choice-already-made")));
    }
}
