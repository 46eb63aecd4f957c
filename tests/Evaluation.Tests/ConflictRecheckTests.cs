using System.Text.Json.Nodes;
using Npgsql;

namespace Evaluation.Tests;

/// <summary>No sheet of an expert in conflict counts, whenever the conflict comes to light (R88).</summary>
public sealed class ConflictRecheckTests(EvaluationHost host) : IClassFixture<EvaluationHost>
{
    [Fact]
    public async Task An_affiliation_that_is_recorded_later_ends_the_review_and_another_expert_takes_the_chair()
    {
        var (_, application, serving, spare) = await host.ServingAsync(GivenExperts.Bound);
        var review = (await host.ReviewsAsync(application)).Single().Id;
        await host.LockedReviewAsync(review, serving.Subject());
        Assert.Equal("Reviewed", await host.ExaminationStatusAsync(application));
        using var expert = host.ClientOf(serving.Subject());

        await expert.StepAsync($"/experts/{serving.Id()}", "affiliations", GivenExperts.Bond("employment", from: "2018-01-01"));

        var view = await expert.SendAsync("GET", $"/reviews/{review}");
        Assert.Equal("withdrawn", view.Status());
        Assert.Contains(GivenExperts.Bound, (string)view["reason"]!, StringComparison.Ordinal);
        Assert.Equal(spare.Subject(), await host.ExpertsOfAsync(application));
        Assert.Equal("UnderReview", await host.ExaminationStatusAsync(application));
        Assert.Equal("Affiliation|ReviewWithdrawn", await FindingsAsync(review));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(
            () => host.ReadAsync<int>($"DELETE FROM conflict_finding WHERE review_id = '{review}' RETURNING 1"))).SqlState);
    }

    [Fact]
    public async Task Whoever_came_into_conflict_behind_the_services_back_cannot_accept_submit_or_lock()
    {
        foreach (var steps in new[] { 0, 1, 2 })
        {
            var (_, application, serving, spare) = await host.ServingAsync(GivenExperts.Bound);
            var path = $"/reviews/{(await host.ReviewsAsync(application)).Single().Id}";
            using var expert = host.ClientOf(serving.Subject());
            if (steps > 0)
            {
                await expert.StepAsync(path, "accept");
                await expert.SheetAsync(path);
            }

            if (steps > 1)
            {
                await expert.StepAsync(path, "submit");
            }

            await host.ReadAsync<int>(
                $$"""UPDATE expert SET affiliations = '[{"id":"{{Guid.CreateVersion7()}}","creditCode":"{{GivenExperts.Bound}}","kind":"Ownership"}]' WHERE id = '{{serving.Id()}}' RETURNING 1""");

            var view = await expert.StepAsync(path, new[] { "accept", "submit", "lock" }[steps]);

            Assert.Equal("withdrawn", view.Status());
            Assert.Null(view["form"]);
            Assert.Equal(spare.Subject(), await host.ExpertsOfAsync(application));
        }
    }

    [Fact]
    public async Task A_form_that_comes_late_with_other_parties_ends_the_reviews_that_it_puts_in_conflict()
    {
        await host.EmptyPoolAsync();
        var round = await host.RoundAsync(experts: 1);
        var serving = await host.ExpertAsync(new { affiliations = new[] { GivenExperts.Bond("employment") } });
        var application = await host.ExaminationAsync(round);
        await host.PublishAsync(new Contracts.Applications.ObjectionUpheld(application, 20, round.Call, ToEvaluation: true, "属实"));
        await Testing.Eventually.EqualAsync(20L, () => host.ReadAsync<long>($"SELECT application_version FROM examination WHERE application_id = '{application}'"), "version");
        await host.AssignAsync(round);
        Assert.Equal(serving.Subject(), await host.ExpertsOfAsync(application));
        var spare = await host.ExpertAsync();

        await host.PublishAsync(Given.Eligible(application, round.Call, round.Criteria, version: 15, party: GivenExperts.Bound));

        await Testing.Eventually.EqualAsync(spare.Subject(), () => host.ExpertsOfAsync(application), "experts");
        Assert.Equal("UnderReview", await host.ExaminationStatusAsync(application));
    }

    [Fact]
    public async Task A_rule_that_is_set_later_ends_the_reviews_that_it_puts_in_conflict()
    {
        await host.EmptyPoolAsync();
        var round = await host.RoundAsync(experts: 1);
        var application = await host.ExaminationAsync(round, GivenExperts.Bound);
        var serving = await host.ExpertAsync(new { affiliations = new[] { GivenExperts.Bond("employment", to: "1999-12-31") } });
        await host.AssignAsync(round);
        using var officer = host.CreateClient(Given.Officer);
        var path = $"/rounds/{round.Id}/conflict-rules";
        var rules = await officer.SendAsync("GET", path);
        Assert.Equal((0, 3, true), ((int)rules["revision"]!, (int)rules["lookBackYears"]!, (bool)rules["sameArea"]!));

        await officer.SendAsync("PUT", path, new { lookBackYears = 50, cooperationYears = 3, sameArea = false }, ifMatch: 0);

        Assert.Equal("", await host.ExpertsOfAsync(application)); // nobody else is there
        Assert.Equal("Waiting", await host.ExaminationStatusAsync(application));
        Assert.Equal("affiliation", (await host.AnswerAsync(round, application, serving)).Split(',')[^1]);
        Assert.Equal((412, "stale-etag"), await officer.TryAsync("PUT", path, new { lookBackYears = 5, cooperationYears = 3, sameArea = false }, 0));
        Assert.Equal((422, "invalid-body"), await officer.TryAsync("PUT", path, new { lookBackYears = 51, cooperationYears = -1, sameArea = false }, 1));
    }

    [Fact]
    public async Task After_the_ranking_a_conflict_is_flagged_and_the_ranking_stands_until_a_recusal_is_granted()
    {
        var (round, application, serving, spare) = await host.ServingAsync(GivenExperts.Bound);
        var review = (await host.ReviewsAsync(application)).Single().Id;
        await host.LockedReviewAsync(review, serving.Subject());
        using var officer = host.CreateClient(Given.Officer);
        await officer.SendAsync("POST", $"/rounds/{round.Id}/rankings", new { kind = "enterprise" });
        using var expert = host.ClientOf(serving.Subject());

        await expert.StepAsync($"/experts/{serving.Id()}", "affiliations", GivenExperts.Bond("advisory"));
        await expert.StepAsync($"/experts/{serving.Id()}", "affiliations", GivenExperts.Bond("employment", from: "2018-01-01"));

        Assert.Equal(("Locked", "Ranked"), (await host.ReviewStatusAsync(review), await host.ExaminationStatusAsync(application)));
        Assert.Equal("Affiliation|Flagged,Affiliation|Flagged", await FindingsAsync(review)); // each once

        await host.RecuseAsync(application, GivenExperts.Bound, serving);

        Assert.Equal(("Withdrawn", "UnderReview"), (await host.ReviewStatusAsync(review), await host.ExaminationStatusAsync(application)));
        Assert.Equal(spare.Subject(), await host.ExpertsOfAsync(application));
    }

    [Fact]
    public async Task Applications_assigned_while_a_conflict_is_recorded_never_stay_with_the_expert_in_conflict()
    {
        await host.EmptyPoolAsync();
        var round = await host.RoundAsync(experts: 1);
        var expert = await host.ExpertAsync();
        var spare = await host.ExpertAsync();
        var applications = new List<Guid>();
        for (var i = 0; i < 4; i++)
        {
            applications.Add(await host.ExaminationAsync(round, GivenExperts.Bound));
        }

        using var officer = host.CreateClient(Given.Officer);
        await Task.WhenAll(host.AssignAsync(round), officer.SendAsync("POST", $"/experts/{expert.Id()}/affiliations", GivenExperts.Bond("employment"), ifMatch: 1));

        foreach (var application in applications)
        {
            Assert.Equal(spare.Subject(), await host.ExpertsOfAsync(application));
        }
    }

    [Fact]
    public async Task An_expert_who_moves_to_the_applications_county_leaves_the_review()
    {
        var (_, application, serving, spare) = await host.ServingAsync(GivenExperts.Bound);
        using var officer = host.CreateClient(Given.Officer);

        await officer.SendAsync("PUT", $"/experts/{serving.Id()}", new { name = "样例", field = "孵化", expertise = Array.Empty<string>(), area = "130102" }, 1);

        Assert.Equal(spare.Subject(), await host.ExpertsOfAsync(application));
    }

    [Fact]
    public async Task Facts_that_change_while_experts_step_back_and_officers_assign_leave_nobody_waiting_for_another()
    {
        await host.EmptyPoolAsync();
        var round = await host.RoundAsync(experts: 2);
        var experts = new List<JsonNode>();
        for (var i = 0; i < 6; i++)
        {
            await host.ExaminationAsync(round, GivenExperts.Bound);
            experts.Add(await host.ExpertAsync());
        }

        await host.AssignAsync(round);
        var reviews = await host.ReadAsync<string[]>($"SELECT array_agg(id || ' ' || expert) FROM review WHERE call_id = '{round.Call}'");
        using var officer = host.CreateClient(Given.Officer);

        var answers = await Task.WhenAll(
        [
            .. experts.Take(2).Select(e => officer.TryAsync("POST", $"/experts/{e.Id()}/affiliations", GivenExperts.Bond("employment"), 1)),
            .. reviews.Select(r => r.Split(' ')).Select(async r =>
            {
                using var expert = host.ClientOf(r[1]);
                return await expert.TryAsync("POST", $"/reviews/{r[0]}/declare-conflict", new { reason = "曾任顾问" }, 1);
            }),
            .. Enumerable.Range(0, 3).Select(_ => officer.TryAsync("POST", $"/rounds/{round.Id}/assignments")),
        ]);

        Assert.All(answers, a => Assert.True(a is (200, null) or (409, "not-enough-experts" or "review-wrong-state") or (412, "stale-etag"), a.ToString()));
        Assert.Equal(0, await host.ReadAsync<long>(
            $"""
             SELECT count(*) FROM review WHERE call_id = '{round.Call}' AND status NOT IN ('Declined', 'ConflictDeclared', 'Withdrawn')
             AND expert IN ('{experts[0].Subject()}', '{experts[1].Subject()}')
             """));
    }

    private Task<string> FindingsAsync(Guid review) =>
        host.ReadAsync<string>($"SELECT coalesce(string_agg(kind || '|' || outcome, ',' ORDER BY id), '') FROM conflict_finding WHERE review_id = '{review}'");
}
