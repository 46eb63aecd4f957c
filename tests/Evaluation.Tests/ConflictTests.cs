using Npgsql;

namespace Evaluation.Tests;

/// <summary>Every kind of conflict keeps an expert from an application, and is told (R88).</summary>
public sealed class ConflictTests(EvaluationHost host) : IClassFixture<EvaluationHost>
{
    [Fact]
    public async Task Every_kind_of_conflict_keeps_an_expert_from_the_assignment_and_is_told()
    {
        await host.EmptyPoolAsync();
        var round = await host.RoundAsync(experts: 1);
        var application = await host.ExaminationAsync(round, GivenExperts.Bound);
        var former = await host.ExpertAsync(new { affiliations = new[] { GivenExperts.Bond("advisory", to: "2999-01-01") } });
        var partner = await host.ExpertAsync(new { affiliations = new[] { GivenExperts.Bond("cooperation") } });
        var neighbour = await host.ExpertAsync(new { area = "130102" });
        var declared = await host.ExpertAsync();
        using (var expert = host.ClientOf(declared.Subject()))
        {
            await expert.SendAsync("POST", "/conflict-declarations", new { reason = "配偶任职", organisation = GivenExperts.Bound });
        }

        var recused = await host.ExpertAsync();
        await host.RecuseAsync(application, GivenExperts.Bound, recused);
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
    public async Task A_declaration_after_the_assignment_ends_the_review_and_holds_until_it_is_lifted()
    {
        var (round, application, serving, spare) = await host.ServingAsync(GivenExperts.Bound);
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
        Assert.Equal((422, "invalid-body"), await expert.TryAsync("POST", "/conflict-declarations", new { reason = "亲属", organisation = GivenExperts.Bound, applicationId = Guid.CreateVersion7() }));
        Assert.Equal((422, "invalid-body"), await expert.TryAsync("POST", "/conflict-declarations", new { reason = "亲属", applicationId = Guid.CreateVersion7() }));
        Assert.Equal((422, "invalid-body"), await expert.TryAsync("POST", "/conflict-declarations", new { reason = "亲属", organisation = "short" }));
        Assert.Equal((409, "not-in-pool"), await stranger.TryAsync("POST", "/conflict-declarations", new { reason = "亲属", organisation = GivenExperts.Bound }));
    }
}
