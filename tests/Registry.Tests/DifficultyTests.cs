using System.Net;
using System.Net.Http.Json;
using Testing.Contract;
using Testing.Services;

namespace Registry.Tests;

public sealed class DifficultyTests(RegistryHost host) : IClassFixture<RegistryHost>
{
    [Fact]
    public async Task A_department_answers_for_it_others_help_and_the_base_says_whether_it_was_helped()
    {
        var raised = await host.ADifficultyAsync(await host.ABaseAsync());
        Assert.Equal("raised", raised.Status);

        var answered = await host.WalkAsync(raised, "assign", "plan", "opinion", "answer");
        Assert.Equal(("answered", "tax", "solved"), (answered.Status, answered.Responsible!.Code, answered.Outcome));
        Assert.Equal(("finance", "建议设立风险补偿金。"), (answered.Cooperating.Single().Code, answered.Cooperating.Single().Opinion));
        var closed = await host.WalkAsync(answered, "rate");

        Assert.Equal("closed", closed.Status);
        Assert.Equal(6, await host.ReadAsync<long>($"SELECT count(*) FROM audit WHERE aggregate_id = '{raised.Id}'"));
        Assert.Equal(0, await host.ReadAsync<long>($"SELECT count(*) FROM due WHERE subject_id = '{raised.Id}'"));
    }

    [Fact]
    public async Task A_department_sees_and_answers_its_own_alone()
    {
        var assigned = await host.WalkAsync(await host.ADifficultyAsync(await host.ABaseAsync()), "assign", "plan");
        var answer = host.LifeBodyOf("answer");

        Assert.Equal(HttpStatusCode.OK, await SeenAsync(Given.Finance, assigned.Id));
        Assert.Equal(HttpStatusCode.NotFound, await SeenAsync(Given.Department("safety"), assigned.Id));
        foreach (var other in new[] { Given.Finance, Given.Department("safety") })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await host.TryActAsync(other, $"/difficulties/{assigned.Id}/answer", answer, assigned.Revision)).Status);
        }

        var byOrganisation = Given.Tax with { Department = null, Organisation = "tax" };
        Assert.Equal("answered", (await host.ActAsync<Given.DifficultyRow>(byOrganisation, $"/difficulties/{assigned.Id}/answer", answer, assigned.Revision)).Status);
    }

    [Fact]
    public async Task Another_builder_and_another_county_find_nothing()
    {
        var id = await host.ABaseAsync();
        var raised = await host.ADifficultyAsync(id);

        foreach (var outsider in new[] { Given.Stranger, Given.OtherCounty })
        {
            Assert.Equal(HttpStatusCode.NotFound, await SeenAsync(outsider, raised.Id));
            Assert.Equal(HttpStatusCode.NotFound, (await host.TryActAsync(outsider, "/difficulties", Given.DifficultyBody(id))).Status);
            Assert.DoesNotContain((await ListAsync(outsider, $"baseId={id}")).Items, d => d.Id == raised.Id);
        }

        Assert.Equal(HttpStatusCode.OK, await SeenAsync(Given.County, raised.Id));
    }

    [Fact]
    public async Task What_is_not_a_departments_business_goes_back_and_to_another_one()
    {
        var returned = await host.WalkAsync(await host.ADifficultyAsync(await host.ABaseAsync()), "assign", "return");
        Assert.Equal(("returned", (string?)null), (returned.Status, returned.Responsible?.Code));

        var again = await host.ActAsync<Given.DifficultyRow>(
            Given.Officer, $"/difficulties/{returned.Id}/assign", Given.AssignBody("finance", null, "tax"), returned.Revision);

        Assert.Equal(("assigned", "finance", "tax"), (again.Status, again.Responsible!.Code, again.Cooperating.Single().Code));
    }

    [Fact]
    public async Task A_base_that_is_not_satisfied_twice_takes_it_one_level_up()
    {
        var row = await host.WalkAsync(await host.ADifficultyAsync(await host.ABaseAsync()), "assign", "plan", "answer");
        row = await RateAsync(row);
        Assert.Equal(("reopened", "none", 1), (row.Status, row.Level, row.Reopenings));
        row = await RateAsync(await host.WalkAsync(row, "plan", "answer"));

        Assert.Equal(("reopened", "commission", 2), (row.Status, row.Level, row.Reopenings));
        Assert.Equal("closed", (await host.WalkAsync(row, "close")).Status);
    }

    [Fact]
    public async Task Only_an_obstacle_ends_with_a_changed_policy_and_that_by_a_document()
    {
        var difficulty = await host.WalkAsync(await host.ADifficultyAsync(await host.ABaseAsync()), "assign", "plan");
        var obstacle = await host.WalkAsync(await host.ADifficultyAsync(await host.ABaseAsync(), "policy-obstacle"), "assign", "plan");
        object changed = new { text = "已修订办法。", outcome = "policy-changed", policyDocument = "石税〔2018〕12号" };

        Assert.Equal(
            (HttpStatusCode.Conflict, "outcome-not-fitting"), await host.TryActAsync(Given.Tax, $"/difficulties/{difficulty.Id}/answer", changed, difficulty.Revision));
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await host.TryActAsync(Given.Tax, $"/difficulties/{obstacle.Id}/answer", new { text = "已修订。", outcome = "policy-changed" }, obstacle.Revision)).Status);
        var answered = await host.ActAsync<Given.DifficultyRow>(Given.Tax, $"/difficulties/{obstacle.Id}/answer", changed, obstacle.Revision);
        Assert.Equal("policy-changed", answered.Outcome);
    }

    [Fact]
    public async Task Two_who_answer_at_once_answer_once()
    {
        var planned = await host.WalkAsync(await host.ADifficultyAsync(await host.ABaseAsync()), "assign", "plan");

        var replies = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ =>
            host.TryActAsync(Given.Tax, $"/difficulties/{planned.Id}/answer", host.LifeBodyOf("answer"), planned.Revision)));

        Assert.Single(replies, r => r.Status == HttpStatusCode.OK);
        Assert.Equal(5, replies.Count(r => r.Status == HttpStatusCode.PreconditionFailed));
    }

    [Fact]
    public async Task A_plan_ends_before_the_deadline_and_one_extension_is_all_there_is()
    {
        var assigned = await host.WalkAsync(await host.ADifficultyAsync(await host.ABaseAsync()), "assign");
        object tooLate = new { text = "明年解决。", plannedFor = assigned.DueOn.AddDays(1) };

        Assert.Equal((HttpStatusCode.Conflict, "plan-out-of-time"), await host.TryActAsync(Given.Tax, $"/difficulties/{assigned.Id}/plan", tooLate, assigned.Revision));
        var extended = await host.WalkAsync(assigned, "extension");
        Assert.Equal(
            (HttpStatusCode.Conflict, "already-extended"),
            await host.TryActAsync(Given.Officer, $"/difficulties/{assigned.Id}/extension", host.LifeBodyOf("extension"), extended.Revision));
    }

    [Fact]
    public async Task Every_wrong_field_is_pointed_at_at_once()
    {
        using var client = host.CreateClient(Given.Officer);
        var raised = await host.ADifficultyAsync(await host.ABaseAsync());
        using var request = new Attempt(
            $"/difficulties/{raised.Id}/assign",
            new { responsible = new { code = "Not A Code", name = "" }, cooperating = new[] { new { code = "tax", name = "税务" }, new { code = "tax", name = "税务" } }, guidance = " " },
            raised.Revision).ToRequest("POST");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var problem = await Problem.ReadAsync(response);
        Assert.Superset(
            new HashSet<string> { "/responsible/code", "/responsible/name", "/guidance" }, problem!.Errors!.Select(e => e.Pointer).ToHashSet());
    }

    [Fact]
    public async Task The_figures_tell_by_department_what_was_raised_answered_and_found_satisfying()
    {
        var code = $"dept-{Guid.CreateVersion7():N}"[..30];
        var officer = Given.Department(code);
        for (var i = 0; i < 3; i++)
        {
            var row = await host.ADifficultyAsync(await host.ABaseAsync(), "policy-obstacle");
            row = await host.ActAsync<Given.DifficultyRow>(Given.Officer, $"/difficulties/{row.Id}/assign", Given.AssignBody(code), row.Revision);
            if (i == 0)
            {
                continue;
            }

            row = await host.ActAsync<Given.DifficultyRow>(officer, $"/difficulties/{row.Id}/plan", host.LifeBodyOf("plan"), row.Revision);
            row = await host.ActAsync<Given.DifficultyRow>(
                officer, $"/difficulties/{row.Id}/answer", new { text = "已修订。", outcome = "policy-changed", policyDocument = $"文{i}" }, row.Revision);
            await host.ActAsync<Given.DifficultyRow>(
                Given.Builder, $"/difficulties/{row.Id}/rate", i == 1 ? new { satisfaction = "satisfied", comment = (string?)null } : new { satisfaction = "dissatisfied", comment = (string?)"没有落实" },
                row.Revision);
        }

        var statistics = await host.GetAsync<Statistics>(Given.Officer, "/difficulties/statistics");

        var figures = statistics.Departments.Single(d => d.Code == code).Figures;
        Assert.Equal(new Figures(3, 2, 2, 2, 1, 1, 0m), figures);
        var own = await host.GetAsync<Statistics>(officer, "/difficulties/statistics");
        Assert.Equal(figures, own.All); // a department's figures are its own
        Assert.Equal(3, (await ListAsync(Given.Officer, $"department={code}&kind=policy-obstacle&overdue=false")).Items.Count);
        Assert.Single((await ListAsync(officer, "status=closed")).Items);
    }

    [Fact]
    public async Task A_filter_that_nobody_knows_is_a_wrong_value()
    {
        using var client = host.CreateClient(Given.Officer);
        using var response = await client.GetAsync(new Uri("/difficulties?status=nonsense", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
    }

    private Task<Given.DifficultyRow> RateAsync(Given.DifficultyRow row) => host.ActAsync<Given.DifficultyRow>(
        Given.Builder, $"/difficulties/{row.Id}/rate", new { satisfaction = "dissatisfied", comment = "贷款没有到账。" }, row.Revision);

    private async Task<HttpStatusCode> SeenAsync(Principal by, Guid id)
    {
        using var client = host.CreateClient(by);
        using var response = await client.GetAsync(new Uri($"/difficulties/{id}", UriKind.Relative), TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    private Task<Given.Rows<Given.DifficultyRow>> ListAsync(Principal by, string query) =>
        host.GetAsync<Given.Rows<Given.DifficultyRow>>(by, $"/difficulties?limit=200&{query}");

    private sealed record Statistics(Figures All, IReadOnlyList<DepartmentFigures> Departments);

    private sealed record DepartmentFigures(string Code, Figures Figures);

    private sealed record Figures(int Raised, int Open, int Answered, int PolicyChanged, int Satisfied, int Dissatisfied, decimal? MeanWorkingDays);
}
