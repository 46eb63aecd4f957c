using System.Text.Json.Nodes;
using Npgsql;

namespace Evaluation.Tests;

/// <summary>No sheet of an expert in conflict counts, whenever the conflict comes to light (R88).</summary>
public sealed class ConflictTests(EvaluationHost host) : IClassFixture<EvaluationHost>
{
    private const string Bound = "91130102MADEM0013D";

    [Fact]
    public async Task Every_kind_of_conflict_keeps_an_expert_from_the_assignment_and_is_told()
    {
        await host.EmptyPoolAsync();
        var round = await host.RoundAsync(experts: 1);
        var application = await host.ExaminationAsync(round, Bound);
        var former = await host.ExpertAsync(new { affiliations = new[] { Bond("advisory", to: "2999-01-01") } });
        var partner = await host.ExpertAsync(new { affiliations = new[] { Bond("cooperation") } });
        var neighbour = await host.ExpertAsync(new { area = "130102" });
        var declared = await host.ExpertAsync();
        using (var expert = host.ClientOf(declared.Subject()))
        {
            await expert.SendAsync("POST", "/conflict-declarations", new { reason = "配偶任职", organisation = Bound });
        }

        var recused = await host.ExpertAsync();
        await RecuseAsync(application, recused);
        var free = await host.ExpertAsync();

        var avoided = (await host.AssignAsync(round))["avoided"]!.AsArray();

        Assert.Equal(free.Subject(), await host.ExpertsOfAsync(application));
        Assert.Equal(5, avoided.Count);
        var answers = new List<string>();
        foreach (var expert in new[] { former, partner, neighbour, declared, recused, free })
        {
            answers.Add(await host.AnswerAsync(round, application, expert));
        }

        Assert.Equal(["affiliation", "cooperation", "same-area", "declared", "recusal", ""], answers);
        using var officer = host.CreateClient(Given.Officer);
        var listed = (await officer.SendAsync("GET", $"/rounds/{round.Id}/conflicts"))["items"]!.AsArray().Single()!;
        Assert.Equal(5, listed["conflicts"]!.AsArray().Count);
    }

    [Fact]
    public async Task An_affiliation_that_is_recorded_later_ends_the_review_and_another_expert_takes_the_chair()
    {
        var (_, application, serving, spare) = await ServingAsync();
        var review = (await host.ReviewsAsync(application)).Single().Id;
        await host.LockedReviewAsync(review, serving.Subject());
        Assert.Equal("Reviewed", await host.ExaminationStatusAsync(application));
        using var expert = host.ClientOf(serving.Subject());

        await expert.StepAsync($"/experts/{serving.Id()}", "affiliations", Bond("employment", from: "2018-01-01"));

        var view = await expert.SendAsync("GET", $"/reviews/{review}");
        Assert.Equal("withdrawn", view.Status());
        Assert.Contains(Bound, (string)view["reason"]!, StringComparison.Ordinal);
        Assert.Equal(spare.Subject(), await host.ExpertsOfAsync(application));
        Assert.Equal("UnderReview", await host.ExaminationStatusAsync(application));
        Assert.Equal("Affiliation|ReviewWithdrawn", await FindingsAsync(review));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(
            () => host.ReadAsync<int>($"DELETE FROM conflict_finding WHERE review_id = '{review}' RETURNING 1"))).SqlState);
    }

    [Fact]
    public async Task A_declaration_after_the_assignment_ends_the_review_and_holds_until_it_is_lifted()
    {
        var (round, application, serving, spare) = await ServingAsync();
        var review = (await host.ReviewsAsync(application)).Single().Id;
        using var expert = host.ClientOf(serving.Subject());
        using var officer = host.CreateClient(Given.Officer);

        var declaration = await expert.SendAsync("POST", "/conflict-declarations", new { reason = "导师关系", applicationId = application });

        Assert.Equal("Withdrawn", await host.ReviewStatusAsync(review));
        Assert.Equal(spare.Subject(), await host.ExpertsOfAsync(application));
        var refused = await Assert.ThrowsAsync<PostgresException>(() => host.ReadAsync<int>($"UPDATE review SET status = 'Accepted' WHERE id = '{review}' RETURNING 1"));
        Assert.Equal(PostgresErrorCodes.CheckViolation, refused.SqlState);
        Assert.False((bool)(await officer.StepAsync($"/conflict-declarations/{declaration.Id()}", "lift", new { reason = "误报" }))["isStanding"]!);
        Assert.Equal((409, "declaration-lifted"), await officer.TryAsync("POST", $"/conflict-declarations/{declaration.Id()}/lift", new { reason = "误报" }, 2));
        Assert.Equal("declared", await host.AnswerAsync(round, application, serving)); // the review that it ended is remembered
    }

    [Fact]
    public async Task A_declaration_names_one_thing_that_there_is()
    {
        var serving = await host.ExpertAsync();
        using var expert = host.ClientOf(serving.Subject());
        using var stranger = host.ClientOf(Given.NewName("stranger"));

        Assert.Equal((422, "invalid-body"), await expert.TryAsync("POST", "/conflict-declarations", new { reason = "亲属" }));
        Assert.Equal((422, "invalid-body"), await expert.TryAsync("POST", "/conflict-declarations", new { reason = "亲属", organisation = Bound, applicationId = Guid.CreateVersion7() }));
        Assert.Equal((422, "invalid-body"), await expert.TryAsync("POST", "/conflict-declarations", new { reason = "亲属", applicationId = Guid.CreateVersion7() }));
        Assert.Equal((422, "invalid-body"), await expert.TryAsync("POST", "/conflict-declarations", new { reason = "亲属", organisation = "short" }));
        Assert.Equal((409, "not-in-pool"), await stranger.TryAsync("POST", "/conflict-declarations", new { reason = "亲属", organisation = Bound }));
    }

    [Fact]
    public async Task Whoever_came_into_conflict_behind_the_services_back_cannot_accept_submit_or_lock()
    {
        foreach (var steps in new[] { 0, 1, 2 })
        {
            var (_, application, serving, spare) = await ServingAsync();
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
                $$"""UPDATE expert SET affiliations = '[{"id":"{{Guid.CreateVersion7()}}","creditCode":"{{Bound}}","kind":"Ownership"}]' WHERE id = '{{serving.Id()}}' RETURNING 1""");

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
        var serving = await host.ExpertAsync(new { affiliations = new[] { Bond("employment") } });
        var application = await host.ExaminationAsync(round);
        await host.PublishAsync(new Contracts.Applications.ObjectionUpheld(application, 20, round.Call, ToEvaluation: true, "属实"));
        await Testing.Eventually.EqualAsync(20L, () => host.ReadAsync<long>($"SELECT application_version FROM examination WHERE application_id = '{application}'"), "version");
        await host.AssignAsync(round);
        Assert.Equal(serving.Subject(), await host.ExpertsOfAsync(application));
        var spare = await host.ExpertAsync();

        await host.PublishAsync(Given.Eligible(application, round.Call, round.Criteria, version: 15, party: Bound));

        await Testing.Eventually.EqualAsync(spare.Subject(), () => host.ExpertsOfAsync(application), "experts");
        Assert.Equal("UnderReview", await host.ExaminationStatusAsync(application));
    }

    [Fact]
    public async Task A_rule_that_is_set_later_ends_the_reviews_that_it_puts_in_conflict()
    {
        await host.EmptyPoolAsync();
        var round = await host.RoundAsync(experts: 1);
        var application = await host.ExaminationAsync(round, Bound);
        var serving = await host.ExpertAsync(new { affiliations = new[] { Bond("employment", to: "1999-12-31") } });
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
        var (round, application, serving, spare) = await ServingAsync();
        var review = (await host.ReviewsAsync(application)).Single().Id;
        await host.LockedReviewAsync(review, serving.Subject());
        using var officer = host.CreateClient(Given.Officer);
        await officer.SendAsync("POST", $"/rounds/{round.Id}/rankings", new { kind = "enterprise" });
        using var expert = host.ClientOf(serving.Subject());

        await expert.StepAsync($"/experts/{serving.Id()}", "affiliations", Bond("advisory"));
        await expert.StepAsync($"/experts/{serving.Id()}", "affiliations", Bond("employment", from: "2018-01-01"));

        Assert.Equal(("Locked", "Ranked"), (await host.ReviewStatusAsync(review), await host.ExaminationStatusAsync(application)));
        Assert.Equal("Affiliation|Flagged,Affiliation|Flagged", await FindingsAsync(review)); // each once

        await RecuseAsync(application, serving);

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
            applications.Add(await host.ExaminationAsync(round, Bound));
        }

        using var officer = host.CreateClient(Given.Officer);
        await Task.WhenAll(host.AssignAsync(round), officer.SendAsync("POST", $"/experts/{expert.Id()}/affiliations", Bond("employment"), ifMatch: 1));

        foreach (var application in applications)
        {
            Assert.Equal(spare.Subject(), await host.ExpertsOfAsync(application));
        }
    }

    /// <summary>An application of the bound organisation with one expert, and a free one beside.</summary>
    private async Task<(RoundGiven Round, Guid Application, JsonNode Serving, JsonNode Spare)> ServingAsync()
    {
        await host.EmptyPoolAsync();
        var round = await host.RoundAsync(experts: 1);
        var serving = await host.ExpertAsync();
        var application = await host.ExaminationAsync(round, Bound);
        await host.AssignAsync(round);
        return (round, application, serving, await host.ExpertAsync());
    }

    private async Task RecuseAsync(Guid application, JsonNode expert)
    {
        using var applicant = host.CreateClient(GivenExperts.Applicant(Bound));
        using var officer = host.CreateClient(Given.Officer);
        var request = await applicant.SendAsync("POST", "/recusals", new { applicationId = application, named = "某大学样例教授", grounds = "与我单位有诉讼" });
        await officer.StepAsync($"/recusals/{request.Id()}", "grant", new { reason = "属实", expertId = expert.Id() });
    }

    private Task<string> FindingsAsync(Guid review) =>
        host.ReadAsync<string>($"SELECT coalesce(string_agg(kind || '|' || outcome, ',' ORDER BY id), '') FROM conflict_finding WHERE review_id = '{review}'");

    private static object Bond(string kind, string? from = null, string? to = null) => new { creditCode = Bound, kind, from, to };
}
