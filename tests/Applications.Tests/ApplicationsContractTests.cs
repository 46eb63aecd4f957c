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
    private static readonly Principal[] Deciders = [.. Everywhere, Flow.Government];
    private static readonly Principal[] Anybody = [Principal.Nobody];
    private static readonly Principal[] Standing = [.. Everywhere, Flow.Government, Principal.System("applications:read")];

    /// <summary>Roles that read applications, but without an organisation, an area or an assignment.</summary>
    private static readonly Principal[] Outsiders =
        [Principal.Person(Role.Applicant), Principal.Person(Role.CountyOfficer), Principal.Person(Role.Expert), Flow.Government];

    private static readonly string Organisation = Flow.NewOrganisation();
    private static readonly Principal[] Applicant = [Flow.Of(Organisation)];
    private static readonly Principal[] OtherApplicant = [Flow.Of(Given.GoodCreditCode) with { Name = "another organisation's applicant" }];
    private static readonly Principal[] County = [Flow.County];
    private static readonly Principal[] OtherCounty = [Principal.Person(Role.CountyOfficer), Principal.Person(Role.CountyOfficer, area: "130104")];
    private static readonly Principal[] ReadersOfOthers = [.. Everywhere.Except(Officers), .. Outsiders];
    private static readonly Principal[] OtherDepartments = [Principal.Person(Role.DepartmentOfficer), Flow.Department("credit")];
    private static readonly Principal[] CountyReaders = [Principal.Person(Role.CountyOfficer), Given.Officer, Principal.Person(Role.Auditor)];
    private static readonly object Opinion = new { opinion = "同意" };
    private static readonly object Reason = new { reason = "理由" };

    protected override IEnumerable<Access> Matrix() =>
    [
        .. Calls(), .. Reading(), .. Listing(), .. Applying(), .. Materials(), .. Examining(), .. Counties(), .. Departments(), .. Deciding(), .. Objecting(),
        .. Others(),
    ];

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

    private IEnumerable<Access> Listing() =>
    [
        new("GET /applications/export", "any", () => Task.FromResult(new Attempt("/applications/export") { IsList = false }), 200, [.. Everywhere, .. Outsiders]),
        new("GET /applications/{id:guid}/history", "handed in", Once(async () => new($"/applications/{(await _given.SubmittedAsync()).Id}/history")), 200, [.. Everywhere, .. Applicant, .. County]) { HiddenFrom = [.. Outsiders, .. OtherApplicant, .. OtherCounty] },
        new("GET /applications/{id:guid}/history", "a draft, to its owner", Once(async () => new($"/applications/{(await _given.DraftAsync()).Id}/history")), 200, Applicant) { HiddenFrom = [.. Everywhere, .. Outsiders, .. County, .. OtherApplicant] },
        new("POST /applications/recommendation-imports", "a dry run", () => At("/applications/recommendation-imports", new { fileName = "推荐.csv", content = "申报编号,结论,意见,推荐函文号\r\n0,推荐,同意"u8.ToArray(), dryRun = true }), 200, [.. County, OtherCounty[1]]),
        new("GET /applications/recommendation-imports", "any", () => At("/applications/recommendation-imports"), 200, [.. County, OtherCounty[1]]),
        new("GET /applications/recommendation-imports/{id:guid}", "another county's", () => At($"/applications/recommendation-imports/{Guid.CreateVersion7()}"), 404, [.. County, OtherCounty[1]]),
        new("GET /application-views", "any", () => At("/application-views"), 200, [.. Everywhere, .. Outsiders]),
        new("POST /application-views", "new", () => At("/application-views", Situations.ViewBody()), 201, [.. Everywhere, .. Outsiders]),
        new("GET /application-views/{id:guid}", "an officer's own", async () => new($"/application-views/{await _given.AViewAsync()}"), 200, Officers) { HiddenFrom = ReadersOfOthers },
        new("PUT /application-views/{id:guid}", "an officer's own", async () => new($"/application-views/{await _given.AViewAsync()}", Situations.ViewBody(), IfMatch: 1), 200, Officers) { HiddenFrom = ReadersOfOthers },
        new("DELETE /application-views/{id:guid}", "an officer's own", async () => new($"/application-views/{await _given.AViewAsync()}", IfMatch: 1), 204, Officers) { HiddenFrom = ReadersOfOthers },
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
        Step("recommend", _given.InCountyReviewAsync, Flow.Recommendation(), County, OtherCounty),
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
        Step("eligibility-report", _given.InEligibilityCheckAsync, null, Officers, []),
        Step("department-checks", _given.InEligibilityCheckAsync, new { departments = new[] { "tax" }, reason = "复核" }, Officers, []),
        Step("reinstate", _given.IneligibleAsync, Reason, Officers, []),
        new("POST /applications/{id:guid}/eligible", "a draft", Once(async () => new($"/applications/{(await _given.DraftAsync()).Id}/eligible", Opinion, IfMatch: 1)), 404, Officers),
    ];

    private IEnumerable<Access> Counties() =>
    [
        new("GET /promotion-bodies", "any", () => At("/promotion-bodies"), 200, CountyReaders),
        new("GET /promotion-bodies/{id:guid}", "of a county", Once(async () => new($"/promotion-bodies/{(await host.ABodyAsync(Flow.Area)).Id}")), 200, [.. Officers, Principal.Person(Role.Auditor), .. County]) { HiddenFrom = OtherCounty },
        new("POST /promotion-bodies", "of any county", () => At("/promotion-bodies", Flow.Body(Flow.NewArea())), 201, Officers) { HiddenFrom = OtherCounty },
        new("PUT /promotion-bodies/{id:guid}", "of any county", async () => new($"/promotion-bodies/{(await host.ABodyAsync(Flow.NewArea())).Id}", Flow.Particulars(), IfMatch: 1), 200, Officers) { HiddenFrom = OtherCounty },
        new("GET /county-lists", "any", () => At("/county-lists"), 200, CountyReaders),
        new("GET /county-lists/{id:guid}", "of a county", Once(async () => (await _given.ACountyListAsync()) with { Body = null, IfMatch = null }), 200, [.. Officers, Principal.Person(Role.Auditor), .. County]) { HiddenFrom = OtherCounty },
        new("POST /county-lists/{id:guid}/order", "of a county", Once(_given.ACountyOrderAsync), 200, County) { HiddenFrom = OtherCounty },
        new("GET /recommendation-points", "any", () => Task.FromResult(new Attempt("/recommendation-points") { IsList = false }), 200, CountyReaders),
        new("POST /applications/bulk/recommend", "unknown ones", () => At("/applications/bulk/recommend", new { items = new[] { new { applicationId = Guid.CreateVersion7(), revision = 1, recommendation = Flow.Recommendation() } } }), 200, [.. County, OtherCounty[0]]),
        new("POST /applications/bulk/return", "unknown ones", () => At("/applications/bulk/return", new { items = new[] { new { applicationId = Guid.CreateVersion7(), revision = 1, @return = Reason } } }), 200, [.. County, OtherCounty[0]]),
    ];

    private IEnumerable<Access> Departments() =>
    [
        new("GET /department-checks", "any", () => At("/department-checks"), 200, [.. Everywhere, Flow.Department("tax")]),
        new("GET /department-checks/{id:guid}", "tax", Once(async () => new($"/department-checks/{await _given.ATaxCheckAsync()}")), 200, [.. Officers, Principal.Person(Role.Auditor), Flow.Department("tax"), Flow.DepartmentOfficer("tax")]) { HiddenFrom = OtherDepartments },
        new("POST /department-checks/{id:guid}/answer", "tax", Once(async () => new($"/department-checks/{await _given.ATaxCheckAsync()}/answer", new { answer = "clear" }, IfMatch: 1)), 200, [Flow.Department("tax")]) { HiddenFrom = OtherDepartments },
        new("POST /department-checks/answers", "unknown ones", () => At("/department-checks/answers", new { items = new[] { new { checkId = Guid.CreateVersion7(), answer = new { answer = "clear" } } } }), 200, [Principal.Person(Role.DepartmentOfficer), Flow.Department("tax")]),
        new("POST /department-checks/{id:guid}/override", "an objection", Once(async () => new($"/department-checks/{await _given.ADepartmentsObjectionAsync()}/override", Reason, IfMatch: 2)), 200, Officers),
    ];

    private IEnumerable<Access> Deciding() =>
    [
        new("GET /notifications", "any", () => At("/notifications"), 200, [.. Applicant, .. OtherApplicant]),
        new("POST /notifications/{id:guid}/read", "told", Once(_given.ANotificationAsync), 200, Applicant) { HiddenFrom = OtherApplicant },
        new("POST /calls/{id:guid}/selections", "ranked", Once(async () => new($"/calls/{(await _given.RankedAsync()).CallId}/selections", new { kind = "enterprise" })), 200, Officers),
        new("POST /calls/{id:guid}/public-notice", "shortlisted", Once(async () => new($"/calls/{(await _given.ShortlistedAsync()).CallId}/public-notice")), 200, Officers),
        new("GET /calls/{id:guid}/proposal", "ranked", Once(async () => new($"/calls/{(await _given.RankedAsync()).CallId}/proposal?kind=enterprise")), 200, Deciders),
        new("GET /calls/{id:guid}/selections", "shortlisted", Once(async () => new($"/calls/{(await _given.ShortlistedAsync()).CallId}/selections")), 200, Deciders),
        new("POST /calls/{id:guid}/consent-lists", "awaiting consent", Once(async () => new($"/calls/{(await _given.AwaitingAsync()).CallId}/consent-lists")), 201, Officers),
        new("GET /consent-lists", "any", () => At("/consent-lists"), 200, Deciders),
        new("GET /consent-lists/{id:guid}", "submitted", Once(async () => new($"/consent-lists/{(await _given.ASubmittedListAsync()).Id}")), 200, Deciders),
        new("POST /consent-lists/{id:guid}/consent", "submitted", Once(_given.AConsentAsync), 200, [Flow.Government]),
        Step("promote", _given.AReserveAsync, Reason, Officers, []),
        Step("objections", _given.NoticedAsync, new { objector = "某公司", grounds = "不实" }, Officers, []),
        Step("objections/dismiss", _given.DisputedAsync, Reason, Officers, []),
        Step("objections/uphold", _given.DisputedAsync, new { reason = "属实", to = "eligibility-check" }, Officers, []),
    ];

    private IEnumerable<Access> Objecting() =>
    [
        new("GET /objections", "any", () => At("/objections"), 200, [.. Everywhere, .. Outsiders]),
        new("GET /objections/{id:guid}", "taken up", Once(async () => new($"/objections/{(await _given.AnObjectionAsync(isTakenUp: true)).Id}")), 200, [.. Everywhere, Flow.Government, .. Applicant, .. County]) { HiddenFrom = [.. Outsiders, .. OtherApplicant, .. OtherCounty] },
        new("GET /objections/{id:guid}", "received", Once(async () => new($"/objections/{(await _given.AnObjectionAsync(isTakenUp: false)).Id}")), 200, [.. Everywhere, Flow.Government]) { HiddenFrom = [.. Outsiders, .. Applicant, .. County] },
        Answer("accept", isTakenUp: false, null, Officers, []),
        Answer("refuse", isTakenUp: false, new { ground = "anonymous", reason = "查无此人" }, Officers, []),
        Answer("dismiss", isTakenUp: true, Reason, Officers, []),
        Answer("uphold", isTakenUp: true, new { reason = "属实", to = "under-evaluation" }, Officers, []),
        Answer("comments", isTakenUp: true, new { text = "说明" }, Applicant, OtherApplicant),
        new("GET /public/notices", "any", () => At("/public/notices"), 200, Anybody),
        new("GET /public/notices/{id:guid}", "published", Once(_given.APublicNoticeAsync), 200, Anybody),
        new("GET /public/recognitions", "any", () => At("/public/recognitions"), 200, Anybody),
        new("POST /public/objections", "nothing under notice", () => At("/public/objections", Flow.ObjectionBody(Guid.CreateVersion7())), 409, Anybody),
        new("GET /public/objections/{number}", "unknown", () => Task.FromResult(new Attempt("/public/objections/YY0") { IsList = false }), 404, Anybody),
    ];

    private Access Answer(string step, bool isTakenUp, object? body, IReadOnlyList<Principal> allowed, IReadOnlyList<Principal> hidden) => new(
        $"POST /objections/{{id:guid}}/{step}", isTakenUp ? "taken up" : "received",
        Once(async () =>
        {
            var objection = await _given.AnObjectionAsync(isTakenUp);
            return new($"/objections/{objection.Id}/{step}", body, objection.Revision);
        }),
        200, allowed) { HiddenFrom = hidden };

    private IEnumerable<Access> Materials() =>
    [
        new("PUT /uploads/applications/{id:guid}/materials/{materialId:guid}", "an empty file", Once(async () => new($"/uploads/applications/{(await _given.DraftAsync()).Id}/materials/{Guid.CreateVersion7()}?fileName=a.pdf")), 422, Applicant) { HiddenFrom = OtherApplicant },
        new("GET /applications/{id:guid}/materials", "handed in", Once(async () => new($"/applications/{(await _given.SubmittedAsync()).Id}/materials")), 200, [.. Everywhere, .. Applicant, .. County]) { HiddenFrom = [.. Outsiders, .. OtherApplicant, .. OtherCounty] },
        new("GET /applications/{id:guid}/materials", "a draft, to its owner", Once(async () => new($"/applications/{(await _given.DraftAsync()).Id}/materials")), 200, Applicant) { HiddenFrom = [.. Everywhere, .. Outsiders, .. County, .. OtherApplicant] },
        new("GET /applications/{id:guid}/materials/{materialId:guid}/content", "handed in", Once(async () => await _given.AMaterialAsync(handedIn: true, "/content")), 200, [.. Everywhere, .. Applicant, .. County]) { HiddenFrom = [.. Outsiders, .. OtherApplicant, .. OtherCounty] },
        new("DELETE /applications/{id:guid}/materials/{materialId:guid}", "of a draft", Once(async () => await _given.AMaterialAsync(handedIn: false, "")), 204, Applicant) { HiddenFrom = OtherApplicant },
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
