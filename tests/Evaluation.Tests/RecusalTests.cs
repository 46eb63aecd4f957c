namespace Evaluation.Tests;

/// <summary>Applicants and officers ask that somebody not examine, and somebody else decides (R88).</summary>
public sealed class RecusalTests(EvaluationHost host) : IClassFixture<EvaluationHost>
{
    [Fact]
    public async Task An_applicant_names_a_person_in_words_and_never_learns_who_is_in_the_pool()
    {
        var (application, expert) = await GivenAsync();
        using var applicant = host.CreateClient(GivenExperts.Applicant(Given.Builder));
        using var officer = host.CreateClient(Given.Officer);
        var body = new { applicationId = application, named = "某大学样例教授", grounds = "与我单位有诉讼" };

        var request = await applicant.SendAsync("POST", "/recusals", body);
        Assert.Equal((409, "recusal-of-nobody"), await officer.TryAsync("POST", $"/recusals/{request.Id()}/grant", new { reason = "属实" }, 1));
        Assert.Equal((422, "invalid-body"), await officer.TryAsync("POST", $"/recusals/{request.Id()}/grant", new { reason = "属实", expertId = Guid.CreateVersion7() }, 1));
        var granted = await officer.StepAsync($"/recusals/{request.Id()}", "grant", new { reason = "属实", expertId = expert.Id() });

        Assert.Equal(("granted", expert.Subject()), (granted.Status(), (string)granted["expert"]!));
        var seen = (await applicant.SendAsync("GET", "/recusals"))["items"]!.AsArray().Single(r => r!.Id() == request.Id())!;
        Assert.Equal(("granted", "属实", null), (seen.Status(), (string)seen["decision"]!, (string?)seen["expert"]));
        Assert.Equal((409, "recusal-wrong-state"), await officer.TryAsync("POST", $"/recusals/{request.Id()}/refuse", new { reason = "否" }, 2));
    }

    [Fact]
    public async Task An_applicant_asks_about_its_own_application_only()
    {
        var (application, _) = await GivenAsync();
        using var stranger = host.CreateClient(GivenExperts.Applicant(GivenExperts.Elsewhere));
        using var applicant = host.CreateClient(GivenExperts.Applicant(Given.Builder));
        var request = await applicant.SendAsync("POST", "/recusals", new { applicationId = application, named = "样例", grounds = "亲属" });

        Assert.Equal((404, "not-found"), await stranger.TryAsync("POST", "/recusals", new { applicationId = application, named = "样例", grounds = "亲属" }));
        Assert.Equal((404, "not-found"), await stranger.TryAsync("GET", $"/recusals/{request.Id()}"));
        Assert.Equal((404, "not-found"), await applicant.TryAsync("POST", "/recusals", new { applicationId = Guid.CreateVersion7(), named = "样例", grounds = "亲属" }));
    }

    [Fact]
    public async Task An_officer_who_asks_leaves_the_decision_to_a_colleague()
    {
        var (application, expert) = await GivenAsync();
        using var officer = host.CreateClient(Given.Officer);
        using var colleague = host.CreateClient(GivenExperts.Colleague);
        var request = await officer.SendAsync("POST", "/recusals", new { applicationId = application, named = "样例", grounds = "曾任顾问", expertId = expert.Id() });

        Assert.Equal((409, "same-person"), await officer.TryAsync("POST", $"/recusals/{request.Id()}/grant", new { reason = "属实" }, 1));
        Assert.Equal((409, "same-person"), await officer.TryAsync("POST", $"/recusals/{request.Id()}/refuse", new { reason = "不属实" }, 1));
        Assert.Equal("refused", (await colleague.StepAsync($"/recusals/{request.Id()}", "refuse", new { reason = "不属实" })).Status());
    }

    [Fact]
    public async Task One_application_has_so_many_requests_open_and_no_more_and_a_withdrawn_one_takes_none()
    {
        var (application, _) = await GivenAsync();
        using var applicant = host.CreateClient(GivenExperts.Applicant(Given.Builder));
        var body = new { applicationId = application, named = "样例", grounds = "亲属" };
        for (var i = 0; i < 20; i++)
        {
            await applicant.SendAsync("POST", "/recusals", body);
        }

        Assert.Equal((409, "too-many-recusals"), await applicant.TryAsync("POST", "/recusals", body));
        var call = await host.ReadAsync<Guid>($"SELECT call_id FROM examination WHERE application_id = '{application}'");
        await host.PublishAsync(new Contracts.Applications.ApplicationWithdrawn(application, 31, call, "放弃"));
        await Testing.Eventually.EqualAsync("Withdrawn", () => host.ExaminationStatusAsync(application), "the examination");
        Assert.Equal((409, "examination-wrong-state"), await applicant.TryAsync("POST", "/recusals", body));
    }

    private async Task<(Guid Application, System.Text.Json.Nodes.JsonNode Expert)> GivenAsync() =>
        (await host.ExaminationAsync(await host.RoundAsync(experts: 1)), await host.ExpertAsync());
}
