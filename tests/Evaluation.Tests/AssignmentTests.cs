namespace Evaluation.Tests;

/// <summary>How examinations get their experts, and others when those step back (R88).</summary>
public sealed class AssignmentTests(EvaluationHost host) : IClassFixture<EvaluationHost>
{
    private const string Party = "91130102MADEM0012A";

    [Fact]
    public async Task Two_officers_who_assign_at_once_assign_once()
    {
        var round = await host.RoundAsync(experts: 2);
        await host.ExpertsAsync(4);
        var application = await host.ExaminationAsync(round);

        var answers = await Task.WhenAll(host.AssignAsync(round), host.AssignAsync(round));

        Assert.Equal([0, 1], answers.Select(a => (int)a["assigned"]!).Order());
        Assert.Equal(2, (await host.ReviewsAsync(application)).Count);
    }

    [Fact]
    public async Task An_employer_that_takes_part_is_avoided_and_reported()
    {
        const string Bound = "91130102MADEM0013D";
        var round = await host.RoundAsync(experts: 1);
        var bound = (await host.ExpertsAsync(1, Bound))[0];
        await host.ExpertsAsync(1);
        var application = await host.ExaminationAsync(round, Bound);

        var assignment = await host.AssignAsync(round);

        Assert.NotEqual(bound, (await host.ReviewsAsync(application)).Single().Expert);
        var avoided = assignment["avoided"]!.AsArray().Single(a => (string)a!["expert"]! == bound)!;
        Assert.Equal(application.ToString(), (string)avoided["applicationId"]!);
        Assert.Contains(Bound, (string)avoided["reason"]!, StringComparison.Ordinal);
        Assert.Equal(1, await host.ReadAsync<long>($"SELECT count(*) FROM assignment WHERE round_id = '{round.Id}' AND avoided::text LIKE '%{bound}%'"));
    }

    [Fact]
    public async Task Whoever_declines_is_replaced_at_once_and_may_not_read_the_application_any_more()
    {
        var round = await host.RoundAsync(experts: 2);
        await host.ExpertsAsync(2);
        var application = await host.ExaminationAsync(round);
        await host.AssignAsync(round);
        var reviews = await host.ReviewsAsync(application);
        var leaving = reviews[0];
        await host.ExpertsAsync(1);
        using var expert = host.CreateClient(Given.Person(leaving.Expert));

        var view = await expert.StepAsync($"/reviews/{leaving.Id}", "decline", new { reason = "事务繁忙" });

        Assert.Equal("declined", view.Status());
        Assert.Null(view["form"]);
        var now = await host.ReviewsAsync(application);
        Assert.Equal(2, now.Count);
        Assert.DoesNotContain(now, r => r.Expert == leaving.Expert);
        var examination = await host.ReadAsync<Guid>($"SELECT id FROM examination WHERE application_id = '{application}'");
        Assert.Equal("UnderReview", await host.ReadAsync<string>($"SELECT status FROM examination WHERE id = '{examination}'"));
        Assert.Equal("1,2", await host.ReadAsync<string>(
            $"""
             SELECT count(DISTINCT e ->> 'id') FILTER (WHERE e ->> 'type' = 'expert-unassigned') || ',' || count(DISTINCT e ->> 'id') FILTER (WHERE e ->> 'type' = 'experts-assigned')
             FROM audit, jsonb_array_elements(events) e WHERE aggregate_id = '{examination}'
             """));
    }

    [Fact]
    public async Task Without_another_expert_declining_is_refused_but_a_conflict_is_recorded_and_filled_later()
    {
        var round = await host.RoundAsync(experts: 1);
        var only = (await host.ExpertsAsync(1))[0];
        await host.KeepAllOthersFromAsync(Party, only);
        var application = await host.ExaminationAsync(round, Party);
        await host.AssignAsync(round);
        var review = (await host.ReviewsAsync(application)).Single();
        Assert.Equal(only, review.Expert);
        using var expert = host.CreateClient(Given.Person(only));
        using var officer = host.CreateClient(Given.Officer);

        Assert.Equal((409, "not-enough-experts"), await expert.TryAsync("POST", $"/reviews/{review.Id}/decline", new { reason = "事务繁忙" }, 1));
        Assert.Equal("assigned", (await expert.SendAsync("GET", $"/reviews/{review.Id}")).Status());
        Assert.Equal("conflict-declared", (await expert.StepAsync($"/reviews/{review.Id}", "declare-conflict", new { reason = "曾任顾问" })).Status());
        Assert.Equal("Waiting", await host.ReadAsync<string>($"SELECT status FROM examination WHERE application_id = '{application}'"));
        Assert.Equal((409, "not-enough-experts"), await officer.TryAsync("POST", $"/rounds/{round.Id}/assignments"));

        var fresh = (await host.ExpertsAsync(1))[0];
        var assignment = await host.AssignAsync(round);

        Assert.Equal(fresh, (await host.ReviewsAsync(application)).Single().Expert);
        Assert.Contains(assignment["avoided"]!.AsArray(), a => (string)a!["expert"]! == only && ((string)a["reason"]!).Contains("曾任顾问", StringComparison.Ordinal));
    }
}
