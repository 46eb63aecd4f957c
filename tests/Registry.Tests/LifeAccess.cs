using ServiceDefaults.Authentication;
using Testing.Contract;
using Testing.Services;

namespace Registry.Tests;

/// <summary>The part of the authorization matrix that is about support, difficulties, surveys, cases and supervision.</summary>
internal sealed class LifeAccess(RegistryHost host)
{
    private static readonly Principal System = Principal.System("registry:read");
    private static readonly Principal[] Everybody = [.. Role.All.Select(role => Principal.Person(role)), System, Given.Builder];
    private static readonly Principal[] Officers = [Given.Officer];
    private static readonly Principal[] Writers = [Given.Builder, Given.County, Given.Officer];
    private static readonly Principal[] OtherBases = [.. People(Role.Applicant, Role.CountyOfficer), Given.Stranger, Given.OtherCounty];
    private static readonly Principal[] OtherBuilders = [.. People(Role.Applicant), Given.Stranger];
    private static readonly Principal[] OtherDepartments = [.. People(Role.DepartmentOfficer), Given.Department("safety")];
    private static readonly Principal[] Offices = People(Role.DrcOfficer, Role.DepartmentOfficer, Role.CityGovernment, Role.Auditor);
    private static readonly Principal[] Asked = [.. Offices, .. People(Role.Applicant, Role.CountyOfficer)];
    private static readonly Principal[] Supervisors = People(Role.DrcOfficer, Role.CityGovernment, Role.Auditor);
    private static readonly Principal[] Managing =
        [.. Asked, .. People(Role.FundOfficer, Role.FundApprover), System, Given.Builder, Given.County];

    private Task<Situation>? _situation;

    private sealed record Situation(
        Guid Base, Given.DifficultyRow Closed, Given.SurveyRow Concluded, Given.CaseRow Published, Given.CaseRow TakenDown, Given.IdRow Voided,
        Given.IdRow Repealed, Given.IdRow Platform, object PlatformBody, Given.IdRow Final);

    public IEnumerable<Access> Rows() => [.. Difficulties(), .. Surveys(), .. Cases(), .. Support(), .. Supervision()];

    private IEnumerable<Access> Difficulties() =>
    [
        Any("GET /difficulties", [.. Asked, System]),
        new("GET /difficulties/{id:guid}", "a closed one", async () => new($"/difficulties/{(await Once()).Closed.Id}"), 200,
            [.. Supervisors, Given.Builder, Given.County, Given.Tax, Given.Finance]) { HiddenFrom = [.. OtherBases, .. OtherDepartments, System] },
        One("GET /difficulties/statistics", [.. Offices, .. People(Role.CountyOfficer), System]),
        new("POST /difficulties", "a base", async () => new("/difficulties", Given.DifficultyBody((await Once()).Base)), 201, Writers) { HiddenFrom = OtherBases },
        .. new[] { "assign", "extension", "escalate", "dismiss", "close" }.Select(step => OfClosed(step, Officers, [])),
        .. new[] { "return", "plan", "answer" }.Select(step => OfClosed(step, [Given.Tax], [.. OtherDepartments, Given.Finance])),
        OfClosed("opinion", [Given.Finance], [.. OtherDepartments, Given.Tax]),
        OfClosed("rate", [Given.Builder], OtherBuilders),
        OfClosed("withdraw", [Given.Builder], OtherBuilders),
    ];

    private IEnumerable<Access> Surveys() =>
    [
        Any("GET /surveys", Asked),
        .. new[] { "", "/answers" }.Select(part => new Access($"GET /surveys/{{id:guid}}{part}", "concluded", async () => new($"/surveys/{(await Once()).Concluded.Id}{part}"), 200,
            [.. Offices, Given.Builder, Given.County]) { HiddenFrom = OtherBases }),
        .. new[] { "summary", "export" }.Select(part =>
            new Access($"GET /surveys/{{id:guid}}/{part}", "concluded", async () => new($"/surveys/{(await Once()).Concluded.Id}/{part}"), 200, Offices)),
        new("POST /surveys", "any", () => At("/surveys", host.SurveyBody()), 201, Officers),
        new("PUT /surveys/{id:guid}", "concluded", async () => new($"/surveys/{(await Once()).Concluded.Id}", host.SurveyBody(), (await Once()).Concluded.Revision), 409, Officers),
        OfConcluded("open", async () => new { baseIds = new[] { (await Once()).Base } }),
        OfConcluded("close", () => Task.FromResult<object>(new { reason = "已结束" })),
        OfConcluded("conclude", () => Task.FromResult<object>(new { text = "结论" })),
        new("POST /surveys/{id:guid}/answers", "concluded", async () => new($"/surveys/{(await Once()).Concluded.Id}/answers", Given.AnswerBody((await Once()).Base)), 409,
            [Given.Builder]) { HiddenFrom = OtherBuilders },
    ];

    private IEnumerable<Access> Cases() =>
    [
        Any("GET /cases", Everybody),
        new("GET /cases/{id:guid}", "a published one", async () => new($"/cases/{(await Once()).Published.Id}"), 200, Everybody),
        new("GET /cases/{id:guid}/uses", "a published one", async () => new($"/cases/{(await Once()).Published.Id}/uses"), 200, Everybody),
        new("POST /cases", "a base", async () => new("/cases", Given.CaseBody((await Once()).Base)), 201, Writers) { HiddenFrom = OtherBases },
        new("PUT /cases/{id:guid}", "a published one", async () => new($"/cases/{(await Once()).Published.Id}", Given.CaseText("新标题"), (await Once()).Published.Revision), 409, Writers) { HiddenFrom = OtherBases },
        OfCase("submit", null, Writers, OtherBases),
        new("POST /cases/{id:guid}/uses", "before it was published", async () => new($"/cases/{(await Once()).Published.Id}/uses", new { kind = "media", who = "样例日报", what = "报道", on = "2017-01-01", baseId = (await Once()).Base }), 409,
            Writers) { HiddenFrom = OtherBases },
        OfCase("return", new { reason = "请修改" }, Officers, []),
        OfCase("approve", new { opinion = "可推广" }, Officers, []),
        OfCase("publish", null, Officers, []),
        new("POST /cases/{id:guid}/take-down", "taken down", async () => new($"/cases/{(await Once()).TakenDown.Id}/take-down", new { reason = "有误" }, (await Once()).TakenDown.Revision), 409, Officers),
        Any("GET /public/cases", []),
        new("GET /public/cases/{id:guid}", "a published one", async () => new($"/public/cases/{(await Once()).Published.Id}"), 200, []),
    ];

    private IEnumerable<Access> Support() =>
    [
        Any("GET /support-measures", Managing),
        One("GET /support-measures/totals", Managing),
        new("GET /support-measures/{id:guid}", "a voided one", async () => new($"/support-measures/{(await Once()).Voided.Id}"), 200,
            [.. Managing.Except([.. People(Role.Applicant, Role.CountyOfficer)])]) { HiddenFrom = OtherBases },
        new("POST /support-measures", "of tomorrow", async () => new("/support-measures", new { baseId = (await Once()).Base, giver = new { code = "130102", name = "样例长安区" }, kind = "money", what = "补贴", givenOn = host.Today().AddDays(1) }), 409,
            [Given.Officer, Given.County, .. OtherDepartments]) { HiddenFrom = [.. People(Role.CountyOfficer), Given.OtherCounty] },
        new("POST /support-measures/{id:guid}/void", "voided", async () => new($"/support-measures/{(await Once()).Voided.Id}/void", new { reason = "重复" }, (await Once()).Voided.Revision), 409,
            [Given.Officer, Given.County]) { HiddenFrom = [.. People(Role.CountyOfficer), Given.OtherCounty, .. OtherDepartments] },
        Any("GET /local-policies", Everybody),
        new("GET /local-policies/{id:guid}", "a repealed one", async () => new($"/local-policies/{(await Once()).Repealed.Id}"), 200, Everybody),
        new("POST /local-policies", "of tomorrow", () => At("/local-policies", new { issuer = new { code = "tax", name = "税务" }, title = "办法", documentNumber = "明日1号", issuedOn = host.Today().AddDays(1), content = "减免" }), 409,
            [Given.Officer, Given.Tax, Given.County, .. People(Role.CountyOfficer, Role.DepartmentOfficer)]),
        new("POST /local-policies/{id:guid}/repeal", "repealed", async () => new($"/local-policies/{(await Once()).Repealed.Id}/repeal", new { on = host.Today(), reason = "到期" }, (await Once()).Repealed.Revision), 409,
            [Given.Officer, Given.Tax]) { HiddenFrom = [.. People(Role.CountyOfficer), Given.County, .. OtherDepartments] },
        Any("GET /platforms", Everybody),
        new("GET /platforms/{id:guid}", "a closed one", async () => new($"/platforms/{(await Once()).Platform.Id}"), 200, Everybody),
        new("POST /platforms", "a name that is there", async () => new("/platforms", (await Once()).PlatformBody), 409, Writers) { HiddenFrom = OtherBases },
        OfPlatform("open", new { on = "2018-05-01" }),
        OfPlatform("close", new { on = "2018-05-01", reason = "迁址" }),
        OfPlatform("years", new { year = 2001, served = 1, services = 1 }),
    ];

    private IEnumerable<Access> Supervision() =>
    [
        Any("GET /supervision-reports", Supervisors),
        .. new[] { "", "/document" }.Select(part => new Access($"GET /supervision-reports/{{id:guid}}{part}", "final", async () => new($"/supervision-reports/{(await Once()).Final.Id}{part}"), 200, Supervisors)),
        new("POST /supervision-reports", "any", () => At("/supervision-reports", new { year = 2019, words = new { targets = "良好" } }), 201, Officers),
        new("PUT /supervision-reports/{id:guid}", "final", async () => new($"/supervision-reports/{(await Once()).Final.Id}", new { targets = "改" }, (await Once()).Final.Revision), 409, Officers),
        new("POST /supervision-reports/{id:guid}/finalise", "final", async () => new($"/supervision-reports/{(await Once()).Final.Id}/finalise", new { documentNumber = "石发改督2号" }, (await Once()).Final.Revision), 409, Officers),
    ];

    private static Access Any(string endpoint, Principal[] allowed) => new(endpoint, "any", () => At(endpoint.Split(' ')[1]), 200, allowed);

    private static Access One(string endpoint, Principal[] allowed) =>
        new(endpoint, "any", () => Task.FromResult(new Attempt(endpoint.Split(' ')[1]) { IsList = false }), 200, allowed);

    private Access OfClosed(string step, Principal[] allowed, Principal[] hiddenFrom) => new(
        $"POST /difficulties/{{id:guid}}/{step}", "a closed one",
        async () => new($"/difficulties/{(await Once()).Closed.Id}/{step}", host.LifeBodyOf(step), (await Once()).Closed.Revision), 409, allowed) { HiddenFrom = hiddenFrom };

    private Access OfConcluded(string step, Func<Task<object>> body) => new(
        $"POST /surveys/{{id:guid}}/{step}", "concluded",
        async () => new($"/surveys/{(await Once()).Concluded.Id}/{step}", await body(), (await Once()).Concluded.Revision), 409, Officers);

    private Access OfCase(string step, object? body, Principal[] allowed, Principal[] hiddenFrom) => new(
        $"POST /cases/{{id:guid}}/{step}", "a published one",
        async () => new($"/cases/{(await Once()).Published.Id}/{step}", body, (await Once()).Published.Revision), 409, allowed) { HiddenFrom = hiddenFrom };

    private Access OfPlatform(string step, object body) => new(
        $"POST /platforms/{{id:guid}}/{step}", "a closed one",
        async () => new($"/platforms/{(await Once()).Platform.Id}/{step}", body, (await Once()).Platform.Revision), 409, Writers) { HiddenFrom = OtherBases };

    private Task<Situation> Once() => _situation ??= SetUpAsync();

    private async Task<Situation> SetUpAsync()
    {
        var id = await host.ABaseAsync();
        var closed = await host.WalkAsync(await host.ADifficultyAsync(id), "assign", "plan", "answer", "rate");
        var survey = await host.AnOpenSurveyAsync(20, id);
        survey = await host.ActAsync<Given.SurveyRow>(Given.Officer, $"/surveys/{survey.Id}/close", new { reason = "已结束" }, survey.Revision);
        survey = await host.ActAsync<Given.SurveyRow>(Given.Officer, $"/surveys/{survey.Id}/conclude", new { text = "结论" }, survey.Revision);
        var (published, down) = (await host.APublishedCaseAsync(id), await host.APublishedCaseAsync(id));
        down = await host.ActAsync<Given.CaseRow>(Given.Officer, $"/cases/{down.Id}/take-down", new { reason = "有误" }, down.Revision);
        var measure = await host.ActAsync<Given.IdRow>(Given.County, "/support-measures", host.MeasureBody(id));
        measure = await host.ActAsync<Given.IdRow>(Given.County, $"/support-measures/{measure.Id}/void", new { reason = "重复" }, measure.Revision);
        var policy = await host.ActAsync<Given.IdRow>(Given.Tax, "/local-policies", host.PolicyBody());
        policy = await host.ActAsync<Given.IdRow>(Given.Tax, $"/local-policies/{policy.Id}/repeal", new { on = host.Today(), reason = "到期" }, policy.Revision);
        var body = Given.PlatformBody(id, new DateOnly(2018, 3, 1));
        var platform = await host.ActAsync<Given.IdRow>(Given.Builder, "/platforms", body);
        platform = await host.ActAsync<Given.IdRow>(Given.Builder, $"/platforms/{platform.Id}/close", new { on = "2018-04-01", reason = "迁址" }, platform.Revision);
        var report = await host.ActAsync<Given.IdRow>(Given.Officer, "/supervision-reports", new { year = 2018 });
        report = await host.ActAsync<Given.IdRow>(Given.Colleague, $"/supervision-reports/{report.Id}/finalise", new { documentNumber = "石发改督1号" }, report.Revision);
        return new(id, closed, survey, published, down, measure, policy, platform, body, report);
    }

    private static Principal[] People(params string[] roles) => [.. roles.Select(role => Principal.Person(role))];

    private static Task<Attempt> At(string path, object? body = null) => Task.FromResult(new Attempt(path, body));
}
