using ServiceDefaults.Authentication;
using Testing.Contract;
using Testing.Services;

namespace Applications.Tests;

public sealed class ApplicationsContractTests(ApplicationsHost host) : EndpointContract(host), IClassFixture<ApplicationsHost>
{
    private readonly Situations _given = new(host, Organisation);
    private static readonly Principal[] Readers = [.. Role.All.Select(role => Principal.Person(role)), Principal.System("applications:read")];
    private static readonly Principal[] Officers = [Given.Officer];
    private static readonly Principal[] OthersWhoRead = [.. Readers.Except(Officers)];
    private static readonly Principal[] Everywhere = [Given.Officer, Principal.Person(Role.DepartmentOfficer), Principal.Person(Role.Auditor)];
    private static readonly Principal[] Standing = [.. Everywhere, Flow.Government, Principal.System("applications:read")];

    /// <summary>Roles that read applications, but without an organisation, an area or an assignment.</summary>
    private static readonly Principal[] Outsiders =
        [Principal.Person(Role.Applicant), Principal.Person(Role.CountyOfficer), Principal.Person(Role.Expert), Flow.Government];

    private static readonly string Organisation = Flow.NewOrganisation();
    private static readonly Principal[] Applicant = [Flow.Of(Organisation)];
    private static readonly Principal[] OtherApplicant = [Flow.Of(Given.GoodCreditCode) with { Name = "another organisation's applicant" }];
    private static readonly Principal[] County = [Flow.County];
    private static readonly Principal[] OtherCounty = [Principal.Person(Role.CountyOfficer), Principal.Person(Role.CountyOfficer, area: "130104")];
    private static readonly object Opinion = new { opinion = "同意" };
    private static readonly object Reason = new { reason = "理由" };

    protected override IEnumerable<Access> Matrix() => [.. Calls(), .. Reading(), .. Applying(), .. Examining(), .. Deciding(), .. Others()];

    private IEnumerable<Access> Calls() =>
    [
        new("GET /calls", "any", () => At("/calls"), 200, Readers),
        new("GET /calls/{id:guid}", "published", async () => new($"/calls/{await host.APublishedCallAsync()}"), 200, Readers),
        new("GET /calls/{id:guid}", "a draft, to its owner", async () => new($"/calls/{await host.ADraftCallAsync()}"), 200, Officers) { HiddenFrom = OthersWhoRead },
        new("GET /calls/{id:guid}/forms/{kind}", "published", async () => new($"/calls/{await host.APublishedCallAsync()}/forms/region"), 200, Readers),
        new("GET /calls/{id:guid}/forms/{kind}", "a draft has none", async () => new($"/calls/{await host.ADraftCallAsync()}/forms/region"), 404, Readers),
        new("GET /calls/{id:guid}/standing", "published", Once(async () => new($"/calls/{await host.AnOpenCallAsync()}/standing")), 200, Standing),
        new("POST /calls", "new", () => At("/calls", Given.CallBody()), 201, Officers),
        new("PUT /calls/{id:guid}", "a draft", Once(async () => new($"/calls/{await host.ADraftCallAsync()}", Given.CallBody("改写"), IfMatch: 1)), 200, Officers),
        new("GET /calls/{id:guid}/versions", "published", Once(async () => new($"/calls/{await host.APublishedCallAsync()}/versions")), 200, Readers),
        new("POST /calls/{id:guid}/amendments", "published", Once(_given.ACallToAmendAsync), 200, Officers),
        new("POST /calls/{id:guid}/publish", "a draft", Once(_given.ADraftToPublishAsync), 200, Officers),
        new("GET /reference-lists/{list}", "published", Once(_given.AreasAsync), 200, Readers),
        new("POST /reference-lists/{list}/imports", "good", () => At("/reference-lists/industries/imports", new { csv = "code,name,group\nit,新一代信息技术,leading", source = "石政发〔2017〕1号" }), 200, Officers),
        new("POST /calendars/imports", "good", () => At("/calendars/imports", new { year = 2031, csv = "日期,类型\n2031-10-01,放假", source = "国办发明电〔2030〕1号" }), 200, Officers),
        new("GET /criteria-versions", "any", () => At("/criteria-versions"), 200, Readers),
        new("GET /criteria-versions/{id:guid}", "kept", Once(_given.ACriteriaVersionAsync), 200, Readers),
        new("GET /reference-series", "any", () => At("/reference-series"), 200, Readers),
    ];

    private IEnumerable<Access> Reading() =>
    [
        new("GET /applications", "any", () => At("/applications"), 200, [.. Everywhere, .. Outsiders]),
        new("GET /applications/{id:guid}", "handed in", Once(async () => new($"/applications/{(await _given.SubmittedAsync()).Id}")), 200, [.. Everywhere, .. Applicant, .. County]) { HiddenFrom = [.. Outsiders, .. OtherApplicant, .. OtherCounty] },
        new("GET /applications/{id:guid}", "a draft, to its owner", Once(async () => new($"/applications/{(await _given.DraftAsync()).Id}")), 200, Applicant) { HiddenFrom = [.. Everywhere, .. Outsiders, .. County, .. OtherApplicant] },
        new("GET /applications/{id:guid}/receipt", "handed in", Once(async () => new($"/applications/{(await _given.SubmittedAsync()).Id}/receipt")), 200, [.. Everywhere, .. Applicant, .. County]) { HiddenFrom = [.. Outsiders, .. OtherApplicant, .. OtherCounty] },
        new("GET /applications/{id:guid}/receipt", "a draft has none", Once(async () => new($"/applications/{(await _given.DraftAsync()).Id}/receipt")), 404, [.. Everywhere, .. Applicant, .. Outsiders]),
        new("GET /applications/{id:guid}/validation", "a draft", Once(async () => new($"/applications/{(await _given.DraftAsync()).Id}/validation")), 200, Applicant) { HiddenFrom = OtherApplicant },
    ];

    private IEnumerable<Access> Applying() =>
    [
        new("POST /applications", "new", Once(async () => new("/applications", Flow.Body(await host.AnOpenCallAsync()))), 201, Applicant),
        new("PUT /applications/{id:guid}", "a draft", Once(async () => new($"/applications/{(await _given.DraftAsync()).Id}", Flow.Form(), IfMatch: 1)), 200, Applicant) { HiddenFrom = OtherApplicant },
        new("PATCH /applications/{id:guid}", "a draft", Once(async () => new($"/applications/{(await _given.DraftAsync()).Id}", new { goals = "新的目标" }, IfMatch: 1)), 200, Applicant) { HiddenFrom = OtherApplicant },
        Step("submit", _given.DraftAsync, null, Applicant, OtherApplicant),
        Step("reopen", _given.ReturnedAsync, null, Applicant, OtherApplicant),
        Step("supplement", _given.AskedForMoreAsync, new { statement = "补充材料" }, Applicant, OtherApplicant),
        Step("withdraw", _given.SubmittedAsync, Reason, Applicant, OtherApplicant),
        Step("county-review", _given.SubmittedAsync, null, County, OtherCounty),
        Step("recommend", _given.InCountyReviewAsync, Opinion, County, OtherCounty),
        Step("return", _given.InCountyReviewAsync, new { reason = "缺少附件", fields = new[] { new { pointer = "/payee", remark = "账户有误" } } }, County, OtherCounty),
        Step("not-recommend", _given.InCountyReviewAsync, Reason, County, OtherCounty),
    ];

    private IEnumerable<Access> Examining() =>
    [
        Step("independent-check", _given.ARegionRecommendedAsync, Opinion, Officers, []),
        Step("eligibility-check", _given.RecommendedAsync, null, Officers, []),
        Step("eligible", _given.InEligibilityCheckAsync, Opinion, Officers, []),
        Step("ineligible", _given.InEligibilityCheckAsync, Reason, Officers, []),
        Step("request-supplement", _given.InEligibilityCheckAsync, Reason, Officers, []),
        Step("reinstate", _given.IneligibleAsync, Reason, Officers, []),
        new("POST /applications/{id:guid}/eligible", "a draft", Once(async () => new($"/applications/{(await _given.DraftAsync()).Id}/eligible", Opinion, IfMatch: 1)), 404, Officers),
    ];

    private IEnumerable<Access> Deciding() =>
    [
        new("GET /notifications", "any", () => At("/notifications"), 200, [.. Applicant, .. OtherApplicant]),
        new("POST /notifications/{id:guid}/read", "told", Once(_given.ANotificationAsync), 200, Applicant) { HiddenFrom = OtherApplicant },
        new("POST /calls/{id:guid}/selections", "ranked", Once(async () => new($"/calls/{(await _given.RankedAsync()).CallId}/selections", new { kind = "enterprise" })), 200, Officers),
        new("POST /calls/{id:guid}/public-notice", "shortlisted", Once(async () => new($"/calls/{(await _given.ShortlistedAsync()).CallId}/public-notice")), 200, Officers),
        new("POST /calls/{id:guid}/consent", "awaiting it", Once(async () => new($"/calls/{(await _given.AwaitingAsync()).CallId}/consent", new { documentNumber = "石政函〔2018〕9号" })), 200, [Flow.Government]),
        Step("promote", _given.AReserveAsync, Reason, Officers, []),
        Step("objections", _given.NoticedAsync, new { objector = "某公司", grounds = "不实" }, Officers, []),
        Step("objections/dismiss", _given.DisputedAsync, Reason, Officers, []),
        Step("objections/uphold", _given.DisputedAsync, new { reason = "属实", to = "eligibility-check" }, Officers, []),
    ];

    private IEnumerable<Access> Others() =>
    [
        new("POST /recognitions", "new", async () => new("/recognitions", Given.RecognitionBody(await host.APublishedCallAsync())), 201, Officers),
        new("GET /recognitions/{id:guid}", "unknown", () => At($"/recognitions/{Guid.CreateVersion7()}"), 404, Officers),
        new("POST /calendars", "new", () => At("/calendars", CalendarBody), 200, Officers),
        new("POST /clock", "forward", () => At("/clock", new { businessTime = TimeProvider.System.GetUtcNow().AddDays(1) }), 200, [Principal.Person(Role.Operator)]),
    ];

    private static object CalendarBody => new
    {
        year = 2018,
        holidays = new[] { "2018-10-01", "2018-10-02" },
        workingWeekends = new[] { "2018-09-29" },
        source = "国办发明电〔2017〕12号",
    };

    private static Task<Attempt> At(string path, object? body = null) => Task.FromResult(new Attempt(path, body));

    /// <summary>Whoever is refused leaves the situation as it is, so that one serves all of them; it is reached when first asked for.</summary>
    private static Func<Task<Attempt>> Once(Func<Task<Attempt>> reach)
    {
        var situation = new Lazy<Task<Attempt>>(reach);
        return () => situation.Value;
    }

    private Access Step(string step, Func<Guid, Task<Flow.Row>> reach, object? body, IReadOnlyList<Principal> allowed, IReadOnlyList<Principal> hidden) => new(
        $"POST /applications/{{id:guid}}/{step}", "in its state",
        Once(async () =>
        {
            var row = await reach(await host.AnOpenCallAsync(Situations.OnePlace));
            return new($"/applications/{row.Id}/{step}", body, row.Revision);
        }),
        200, allowed) { HiddenFrom = hidden };
}
