using System.Net;
using System.Net.Http.Json;
using Applications.Calls;
using Contracts;
using Contracts.Applications;
using ServiceDefaults.Http;
using Npgsql;
using Testing.Contract;

namespace Applications.Tests;

/// <summary>A published call changes by numbered amendments: drafts follow, what was handed in keeps its version, and applicants are told.</summary>
public sealed class AmendmentTests(ApplicationsHost host) : IClassFixture<ApplicationsHost>
{
    private static readonly CallRules Stricter = CallRules.Default with { Reserves = 4 };

    [Fact]
    public async Task Drafts_follow_an_amendment_and_what_was_handed_in_keeps_its_version()
    {
        var call = await host.AnOpenCallAsync();
        var submitted = await host.SubmittedAsync(call);
        var draft = await host.DraftAsync(call, organisation: Flow.NewOrganisation());

        await AmendAsync(call, rules: new { reserves = 4 });
        var late = await host.ByApplicantAsync(draft, "submit");

        Assert.Equal(1, await VersionOfAsync(submitted));
        Assert.Equal(2, await VersionOfAsync(late));
        Assert.Equal("2,4", await host.ReadAsync<string>(
            $"SELECT string_agg(terms -> 'rules' ->> 'reserves', ',' ORDER BY number) FROM call_version WHERE call_id = '{call}'"));
    }

    [Fact]
    public async Task Whoever_applies_is_told_once_and_can_say_that_it_was_read()
    {
        var call = await host.AnOpenCallAsync();
        var organisation = Flow.NewOrganisation();
        await host.DraftAsync(call, organisation: organisation);
        await AmendAsync(call, rules: new { reserves = 4 });
        using var applicant = host.CreateClient(Flow.Of(organisation));

        var news = await ReadAsync(applicant);
        Assert.Equal(("call-amended", call), (news.Code, news.SubjectId));
        await applicant.PostAsync<News>($"/notifications/{news.Id}/read");
        await applicant.PostAsync<News>($"/notifications/{news.Id}/read");

        var unread = await applicant.GetFromJsonAsync<Given.Rows<News>>(new Uri("/notifications?unread=true", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Empty(unread!.Items);
        Assert.Equal(2, (await ReadAsync(applicant)).Revision);
    }

    [Fact]
    public async Task Basis_priorities_and_requirements_are_published_and_amended_with_the_rest()
    {
        await host.CriteriaAsync();
        using var officer = host.CreateClient(Given.Officer);
        var body = new
        {
            title = "2018年度评选", year = 2018, kinds = new[] { "region" }, opensAt = "2018-03-01T00:00:00+08:00", closesAt = "2118-05-01T00:00:00+08:00",
            basis = "石政办函〔2018〕49号", priorities = new[] { "科技成果转化" }, requirements = new[] { "由县(市、区)推荐" },
        };
        var call = await officer.PostAsync<Texts>("/calls", body);
        call = await officer.PostAsync<Texts>($"/calls/{call.Id}/publish", ifMatch: 1);
        var amended = await officer.PostAsync<Texts>(
            $"/calls/{call.Id}/amendments",
            new { terms = new { body.title, body.year, body.kinds, body.opensAt, body.closesAt, priorities = new[] { "创投联动" } }, documentNumber = "石发改〔2018〕8号", reason = "调整重点" },
            ifMatch: 2);

        Assert.Equal(("石政办函〔2018〕49号", "科技成果转化", "由县(市、区)推荐"), (call.Basis, call.Priorities.Single(), call.Requirements.Single()));
        Assert.Equal((null, "创投联动", 0), (amended.Basis, amended.Priorities.Single(), amended.Requirements.Length));
    }

    [Fact]
    public async Task Of_two_officers_who_amend_at_once_one_reads_again()
    {
        var call = await host.AnOpenCallAsync();
        using var officer = host.CreateClient(Given.Officer);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(async i =>
        {
            using var request = new Attempt($"/calls/{call}/amendments", Body(new { reserves = i + 10 }), IfMatch: 2).ToRequest("POST");
            using var response = await officer.SendAsync(request, TestContext.Current.CancellationToken);
            return response.StatusCode;
        }));

        Assert.Single(answers, HttpStatusCode.OK);
        Assert.Equal(5, answers.Count(answer => answer is HttpStatusCode.PreconditionFailed));
        Assert.Equal(2, await host.ReadAsync<int>($"SELECT version FROM call WHERE id = '{call}'"));
    }

    [Fact]
    public async Task A_call_that_is_read_and_sent_back_is_not_amended_by_that()
    {
        await host.CriteriaAsync();
        using var officer = host.CreateClient(Given.Officer);
        var body = new { title = "精度", year = 2018, kinds = new[] { "region" }, opensAt = "2018-03-01T00:00:00.1234567Z", closesAt = "2118-03-01T00:00:00.7654321Z" };
        var call = await officer.PostAsync<Window>("/calls", body);
        call = await officer.PostAsync<Window>($"/calls/{call.Id}/publish", ifMatch: 1);

        using var request = new Attempt($"/calls/{call.Id}/amendments", new
        {
            terms = new { body.title, body.year, body.kinds, call.OpensAt, call.ClosesAt }, documentNumber = "石发改〔2018〕8号", reason = "无",
        }, IfMatch: 2).ToRequest("POST");
        using var response = await officer.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("nothing-amended", (await Problem.ReadAsync(response))!.Code);
    }

    [Fact]
    public async Task The_database_keeps_what_was_published()
    {
        var call = await host.AnOpenCallAsync();

        var refusal = await Assert.ThrowsAsync<PostgresException>(
            () => host.ReadAsync<int>($"UPDATE call_version SET terms = '{{}}' WHERE call_id = '{call}' RETURNING number"));

        Assert.Contains("append-only", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kind_that_is_added_binds_the_latest_criteria_and_the_others_keep_theirs()
    {
        var call = AnApplication.ACall(BaseKind.Region);
        var bound = call.CriteriaOf(BaseKind.Region);
        var latest = new CallCriteria(BaseKind.University, Guid.CreateVersion7());

        call.Amend(
            AnApplication.Terms([BaseKind.Region, BaseKind.University]), [new(BaseKind.Region, Guid.CreateVersion7()), latest], AnApplication.Now);

        Assert.Equal((bound, latest.VersionId), (call.CriteriaOf(BaseKind.Region), call.CriteriaOf(BaseKind.University)));
    }

    [Fact]
    public void A_closed_call_opens_again_when_its_end_is_moved_to_the_future()
    {
        var call = AnApplication.ACall();
        Assert.True(call.Close(call.ClosesAt));

        var announced = call.Amend(AnApplication.Terms([.. call.Kinds]) with { ClosesAt = AnApplication.Now.AddDays(9) }, [], call.ClosesAt);

        Assert.Equal((CallStatus.Published, 2), (call.Status, call.Version));
        Assert.Equal(call.Revision, announced.Version);
        Assert.True(call.IsOpenAt(AnApplication.Now.AddDays(8)));
    }

    public static TheoryData<string, Func<CallTerms, CallTerms>, int> Refused => new()
    {
        { "nothing-amended", terms => terms, 0 },
        { "kind-already-invited", terms => terms with { Kinds = [BaseKind.Region] }, 0 },
        { "call-already-open", terms => terms with { OpensAt = terms.OpensAt.AddHours(1) }, 0 },
        { "call-already-over", terms => terms with { ClosesAt = AnApplication.Now }, 0 },
        { "judging-fixed", terms => terms with { Rules = Stricter with { ExpertsPerApplication = 9 } }, 2 },
        { "judging-fixed", terms => terms with { Rules = Stricter with { ResearchReference = ReferenceScope.City } }, 2 },
        { "judging-fixed", terms => terms with { Rules = Stricter with { Review = new(Blind: true) } }, 2 },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_applicants_have_relied_on_is_not_amended(string code, Func<CallTerms, CallTerms> amend, int daysLater)
    {
        var call = AnApplication.ACall();

        var refusal = Assert.Throws<RuleViolationException>(() => call.Amend(amend(call.Terms), [], AnApplication.Now.AddDays(daysLater)));

        Assert.Equal(code, refusal.Code);
        Assert.Equal(1, call.Version);
    }

    [Fact]
    public void A_draft_is_changed_and_a_published_call_amended()
    {
        var draft = AnApplication.ADraftCall(BaseKind.Enterprise);
        var call = AnApplication.ACall();

        Assert.Equal("call-wrong-state", Assert.Throws<RuleViolationException>(() => draft.Amend(draft.Terms, [], AnApplication.Now)).Code);
        Assert.Equal("call-wrong-state", Assert.Throws<RuleViolationException>(() => call.Change(2018, call.Terms)).Code);
    }

    private static object Body(object rules) => new
    {
        terms = new
        {
            title = "2018年度评选",
            year = 2018,
            kinds = new[] { "region", "university", "enterprise" },
            opensAt = "2018-03-01T00:00:00+08:00",
            closesAt = "2118-05-01T00:00:00+08:00",
            rules,
        },
        documentNumber = "石发改〔2018〕8号",
        reason = "调整候补名额",
    };

    private async Task AmendAsync(Guid call, object rules)
    {
        using var officer = host.CreateClient(Given.Officer);
        await officer.PostAsync<Given.CallRow>($"/calls/{call}/amendments", Body(rules), ifMatch: 2);
    }

    private Task<int> VersionOfAsync(Flow.Row row) => host.ReadAsync<int>($"SELECT call_version FROM application WHERE id = '{row.Id}'");

    private static async Task<News> ReadAsync(HttpClient applicant) => Assert.Single(
        (await applicant.GetFromJsonAsync<Given.Rows<News>>(new Uri("/notifications", UriKind.Relative), TestContext.Current.CancellationToken))!.Items);

    private sealed record Texts(Guid Id, string? Basis, string[] Priorities, string[] Requirements);

    private sealed record Window(Guid Id, DateTimeOffset OpensAt, DateTimeOffset ClosesAt);

    private sealed record News(Guid Id, long Revision, string Code, Guid SubjectId);
}
