using System.Text.Json.Nodes;
using Calendar;
using Contracts.Applications;
using Microsoft.Extensions.DependencyInjection;
using Testing;
using Testing.Contract;

namespace Evaluation.Tests;

/// <summary>Experts are asked to a round, and only who accepts examines in it (R88).</summary>
public sealed class InvitationTests(EvaluationHost host) : IClassFixture<EvaluationHost>
{
    [Fact]
    public async Task A_round_with_invitations_takes_those_who_accepted_and_as_much_as_they_said()
    {
        await host.EmptyPoolAsync();
        var round = await host.RoundAsync(experts: 1);
        var (first, second) = (await host.ExaminationAsync(round), await host.ExaminationAsync(round));
        var (accepts, declines, silent, _) = (await host.ExpertAsync(), await host.ExpertAsync(), await host.ExpertAsync(), await host.ExpertAsync());
        await InviteAsync(round, accepts, declines, silent);
        await AnswerAsync(accepts, "accept", new { loadLimit = 1 });
        Assert.Equal("时间冲突", (string)(await AnswerAsync(declines, "decline", new { reason = "时间冲突" }))["reason"]!);
        using var officer = host.CreateClient(Given.Officer);
        Assert.Equal((409, "not-enough-experts"), await officer.TryAsync("POST", $"/rounds/{round.Id}/assignments")); // one for two applications

        await AnswerAsync(silent, "accept", new { loadLimit = (int?)null });
        await host.AssignAsync(round);

        Assert.Equal(
            new[] { accepts.Subject(), silent.Subject() }.Order(), new[] { await host.ExpertsOfAsync(first), await host.ExpertsOfAsync(second) }.Order());
        var listed = (await officer.SendAsync("GET", $"/rounds/{round.Id}/invitations"))["items"]!.AsArray();
        Assert.Equal(["accepted", "accepted", "declined"], listed.Select(i => i!.Status()).Order());
    }

    [Fact]
    public async Task Whoever_declines_after_accepting_hands_the_open_reviews_on()
    {
        var (round, application, expert, spare) = await ServingAsync();

        await AnswerAsync(expert, "decline", new { reason = "生病" });

        Assert.Equal(spare.Subject(), await host.ExpertsOfAsync(application));
        using var me = host.ClientOf(expert.Subject());
        var invitation = (await me.SendAsync("GET", "/invitations"))["items"]!.AsArray().Single()!;
        Assert.Equal((409, "invitation-wrong-state"), await me.TryAsync("POST", $"/invitations/{invitation.Id()}/accept", new { loadLimit = 1 }, 3));
        await InviteAsync(round, expert); // whoever declined can be asked again
    }

    [Fact]
    public async Task A_withdrawn_invitation_and_a_retirement_end_what_runs_by_it()
    {
        var (_, application, expert, spare) = await ServingAsync();
        using var officer = host.CreateClient(Given.Officer);
        var mine = await InvitationOfAsync(expert);
        await officer.StepAsync($"/invitations/{mine}", "withdraw", new { reason = "名单调整" });
        Assert.Equal(spare.Subject(), await host.ExpertsOfAsync(application));

        await officer.StepAsync($"/experts/{spare.Id()}", "retire", new { reason = "退休" });

        Assert.Equal("withdrawn", (await officer.SendAsync("GET", $"/invitations/{await InvitationOfAsync(spare)}")).Status());
        Assert.Equal(("", "Waiting"), (await host.ExpertsOfAsync(application), await host.ExaminationStatusAsync(application)));
    }

    [Fact]
    public async Task Nobody_is_invited_who_could_not_examine_and_all_of_them_are_named()
    {
        var round = await host.RoundAsync(experts: 1);
        await host.ExaminationAsync(round, GivenExperts.Bound);
        var bound = await host.ExpertAsync(new { name = "甲", employers = new[] { GivenExperts.Bound } });
        var retired = await host.ExpertAsync(new { name = "乙" });
        var busy = await host.ExpertAsync(new { name = "丙", availability = new[] { new { from = "2001-01-01", to = "2001-12-31" } } });
        var asked = await host.ExpertAsync(new { name = "丁" });
        using var officer = host.CreateClient(Given.Officer);
        await officer.StepAsync($"/experts/{retired.Id()}", "retire", new { reason = "退休" });
        await InviteAsync(round, asked);
        object Body(params Guid[] ids) => new { expertIds = ids, answerBy = "2999-01-01" };

        using var request = new Attempt($"/rounds/{round.Id}/invitations", Body(bound.Id(), retired.Id(), busy.Id(), asked.Id())).ToRequest("POST");
        using var response = await officer.SendAsync(request, TestContext.Current.CancellationToken);
        var problem = await Problem.ReadAsync(response);

        Assert.Equal("expert-not-invitable", problem!.Code);
        Assert.All(new[] { "甲", "乙", "丙", "丁" }, name => Assert.Contains(name, problem.Title, StringComparison.Ordinal));
        await host.ExaminationAsync(round); // another organisation's: now there is something for the bound one
        await InviteAsync(round, bound);
        Assert.Equal((422, "invalid-body"), await officer.TryAsync("POST", $"/rounds/{round.Id}/invitations", Body(Guid.CreateVersion7())));
        Assert.Equal((422, "invalid-body"), await officer.TryAsync("POST", $"/rounds/{round.Id}/invitations", Body()));
        Assert.Equal((409, "answer-day-past"), await officer.TryAsync("POST", $"/rounds/{round.Id}/invitations", new { expertIds = new[] { busy.Id() }, answerBy = "2001-01-01" }));
    }

    [Fact]
    public async Task An_invitation_that_is_accepted_and_declined_at_once_gets_one_answer()
    {
        var round = await host.RoundAsync();
        var expert = await host.ExpertAsync();
        await InviteAsync(round, expert);
        var path = $"/invitations/{await InvitationOfAsync(expert)}";
        using var me = host.ClientOf(expert.Subject());

        var answers = await Task.WhenAll(
            me.TryAsync("POST", $"{path}/accept", new { loadLimit = 3 }, 1), me.TryAsync("POST", $"{path}/decline", new { reason = "忙" }, 1),
            me.TryAsync("POST", $"{path}/accept", new { loadLimit = 4 }, 1));

        Assert.Single(answers, a => a.Status == 200);
        Assert.All(answers.Where(a => a.Status != 200), a => Assert.Equal((412, "stale-etag"), a));
        using var other = host.ClientOf(Given.NewName("expert"));
        Assert.Equal((404, "not-found"), await other.TryAsync("GET", path));
        Assert.Equal((404, "not-found"), await other.TryAsync("POST", $"{path}/decline", new { reason = "忙" }, 2));
    }

    [Fact]
    public async Task Experts_invited_twice_at_once_are_invited_once()
    {
        var round = await host.RoundAsync();
        var expert = await host.ExpertAsync();
        using var officer = host.CreateClient(Given.Officer);
        var body = new { expertIds = new[] { expert.Id(), expert.Id() }, answerBy = "2999-01-01" };

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => officer.TryAsync("POST", $"/rounds/{round.Id}/invitations", body)));

        Assert.Equal([(200, null), (409, "expert-not-invitable"), (409, "expert-not-invitable")], answers.OrderBy(a => a.Status));
    }

    private async Task<(RoundGiven Round, Guid Application, JsonNode Expert, JsonNode Spare)> ServingAsync()
    {
        await host.EmptyPoolAsync();
        var round = await host.RoundAsync(experts: 1);
        var application = await host.ExaminationAsync(round);
        var (expert, spare) = (await host.ExpertAsync(), await host.ExpertAsync());
        await InviteAsync(round, expert, spare);
        await AnswerAsync(expert, "accept", new { loadLimit = 5 });
        await host.AssignAsync(round);
        await AnswerAsync(spare, "accept", new { loadLimit = 5 });
        Assert.Equal(expert.Subject(), await host.ExpertsOfAsync(application));
        return (round, application, expert, spare);
    }

    private async Task InviteAsync(RoundGiven round, params JsonNode[] experts)
    {
        using var officer = host.CreateClient(Given.Officer);
        await officer.SendAsync("POST", $"/rounds/{round.Id}/invitations", new { expertIds = experts.Select(e => e.Id()), answerBy = "2999-01-01" });
    }

    private Task<Guid> InvitationOfAsync(JsonNode expert) =>
        host.ReadAsync<Guid>($"SELECT id FROM invitation WHERE expert = '{expert.Subject()}' ORDER BY id DESC LIMIT 1");

    private async Task<JsonNode> AnswerAsync(JsonNode expert, string step, object body)
    {
        using var client = host.ClientOf(expert.Subject());
        return await client.StepAsync($"/invitations/{await InvitationOfAsync(expert)}", step, body);
    }
}

/// <summary>The clock of this class moves, so it has a host of its own.</summary>
public sealed class InvitationExpiryTests(EvaluationHost host) : IClassFixture<EvaluationHost>
{
    [Fact]
    public async Task An_invitation_that_nobody_answers_expires_by_itself_after_its_day()
    {
        var round = await host.RoundAsync();
        var (silent, accepted) = (await host.ExpertAsync(), await host.ExpertAsync());
        using var officer = host.CreateClient(Given.Officer);
        var day = host.Services.GetRequiredService<BusinessClock>().Today.AddDays(3);
        var invited = (await officer.SendAsync(
            "POST", $"/rounds/{round.Id}/invitations", new { expertIds = new[] { silent.Id(), accepted.Id() }, answerBy = day }))["invited"]!.AsArray();
        using var expert = host.ClientOf(accepted.Subject());
        await expert.StepAsync($"/invitations/{invited.Single(i => (string)i!["expert"]! == accepted.Subject())!.Id()}", "accept", new { loadLimit = 1 });
        Task<string> StatusOf(JsonNode e) => host.ReadAsync<string>($"SELECT status FROM invitation WHERE expert = '{e.Subject()}'");

        await host.PublishAsync(new BusinessClockMoved(Guid.CreateVersion7(), 1, TimeSpan.FromDays(4)));

        await Eventually.EqualAsync("Expired", () => StatusOf(silent), "the silent expert's invitation");
        Assert.Equal("Accepted", await StatusOf(accepted));
        using var late = host.ClientOf(silent.Subject());
        var invitation = await host.ReadAsync<Guid>($"SELECT id FROM invitation WHERE expert = '{silent.Subject()}'");
        Assert.Equal((409, "invitation-wrong-state"), await late.TryAsync("POST", $"/invitations/{invitation}/accept", new { loadLimit = 1 }, 2));
        Assert.Equal(0, await host.ReadAsync<long>("SELECT count(*) FROM due"));
    }
}
