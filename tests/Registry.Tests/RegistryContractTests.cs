using ServiceDefaults.Authentication;
using Testing.Contract;
using Testing.Services;

namespace Registry.Tests;

/// <summary>Steps are tried where they are refused (409), so that one situation serves every principal; that they succeed is tested elsewhere.</summary>
public sealed class RegistryContractTests(RegistryHost host) : EndpointContract(host), IClassFixture<RegistryHost>
{
    private static readonly Principal System = Principal.System("registry:read");
    private static readonly Principal[] Readers = [.. Role.All.Select(role => Principal.Person(role)), System, Given.Builder];
    private static readonly Principal[] Officers = [Given.Officer];
    private static readonly Principal[] Everywhere = People(
        Role.DrcOfficer, Role.DepartmentOfficer, Role.CityGovernment, Role.FundOfficer, Role.FundApprover, Role.Auditor);

    private static readonly Principal County = Principal.Person(Role.CountyOfficer, area: "130102");
    private static readonly Principal[] Insiders = [.. Everywhere, System, Given.Builder, County];
    private static readonly Principal[] Outsiders =
        [.. People(Role.Applicant, Role.CountyOfficer), Given.Stranger, Principal.Person(Role.CountyOfficer, area: "130104")];

    private static readonly Principal[] Treasurers = [.. People(Role.DrcOfficer, Role.FundOfficer, Role.FundApprover, Role.Auditor), Given.Builder];
    private static readonly Principal[] Reporting =
        [.. People(Role.DrcOfficer, Role.DepartmentOfficer, Role.CityGovernment, Role.Auditor, Role.Applicant, Role.CountyOfficer, Role.Evaluator), System];

    private readonly LifeAccess _life = new(host);
    private Task<Situation>? _situation;

    private sealed record Situation(
        Guid Base, Guid Cycle, Given.RectificationRow Closed, Guid Rectifying, Guid Planned, Guid Report, Given.ChangeRow Withdrawn, Guid Revoked);

    protected override IEnumerable<Access> Matrix() =>
    [
        new("GET /bases", "any", () => At("/bases"), 200, Readers),
        new("GET /bases/{id:guid}", "a base", async () => new($"/bases/{(await Once()).Base}"), 200, Readers),
        new("GET /bases/{id:guid}/history", "a base", async () => new($"/bases/{(await Once()).Base}/history"), 200, Insiders) { HiddenFrom = Outsiders },
        new("POST /bases/{id:guid}/history/{version:long}/correction", "nothing to put right", async () => new($"/bases/{(await Once()).Rectifying}/history/1/correction", new { reason = "笔误" }, IfMatch: 2), 409, Officers),
        new("GET /bases/verification", "any", () => At("/bases/verification"), 200, People(Role.Operator, Role.Auditor)),
        new("GET /public/bases/{id:guid}/history/record", "a base", async () => new($"/public/bases/{(await Once()).Base}/history/record"), 200, [Principal.Nobody]),
        new("GET /bases/{id:guid}/support", "a base", async () => new($"/bases/{(await Once()).Base}/support"), 200, Treasurers) { HiddenFrom = [.. Readers.Except(Treasurers), Given.Stranger] },
        new("POST /bases/{id:guid}/rectifications", "a base that rectifies", async () => new($"/bases/{(await Once()).Rectifying}/rectifications", Given.RectificationBody("slow-progress", host.Today().AddDays(9)), IfMatch: 2), 409, Officers),
        new("POST /bases", "recognised tomorrow", () => At("/bases", ParticularsTests.Provincial("明天", host.Today().AddDays(1))), 409, Officers),
        new("PUT /bases/{id:guid}/particulars", "a base that rectifies", async () => new($"/bases/{(await Once()).Rectifying}/particulars", new { level = "provincial", countyBody = "专班" }, IfMatch: 2), 409, Officers),
        new("PUT /bases/{id:guid}/publicity", "a base that rectifies", async () => new($"/bases/{(await Once()).Rectifying}/publicity", new { text = "特色" }, IfMatch: 2), 409, Officers),
        new("PUT /bases/{id:guid}/title/term", "the day before", async () => new($"/bases/{(await Once()).Rectifying}/title/term", new { documentNumber = "石发改〔2019〕3号", until = host.Today().AddDays(-1) }, IfMatch: 2), 409, Officers),
        .. new[] { "suspend", "resume" }.Select(step => new Access($"POST /bases/{{id:guid}}/title/{step}", "a revoked one", async () => new($"/bases/{(await Once()).Revoked}/title/{step}", new { reason = "调查" }, IfMatch: 3), 409, Officers)),
        new("POST /bases/{id:guid}/title/annul-revocation", "not revoked", async () => new($"/bases/{(await Once()).Rectifying}/title/annul-revocation", new { documentNumber = "石政复〔2019〕1号", reason = "程序" }, IfMatch: 2), 409, Officers),
        new("POST /bases/{id:guid}/change-requests", "asked already", async () => new($"/bases/{(await Once()).Base}/change-requests", new { reason = "调整", kind = "exit" }), 409, [Given.Builder]) { HiddenFrom = [.. People(Role.Applicant), Given.Stranger] },
        new("GET /change-requests", "any", () => At("/change-requests"), 200, [.. Insiders, .. Outsiders]),
        new("GET /change-requests/{id:guid}", "one", async () => new($"/change-requests/{(await Once()).Withdrawn.Id}"), 200, Insiders) { HiddenFrom = Outsiders },
        new("POST /change-requests/{id:guid}/withdraw", "withdrawn", async () => new($"/change-requests/{(await Once()).Withdrawn.Id}/withdraw", IfMatch: 2), 409, [Given.Builder]) { HiddenFrom = [.. People(Role.Applicant), Given.Stranger] },
        new("POST /change-requests/{id:guid}/approve", "withdrawn", async () => new($"/change-requests/{(await Once()).Withdrawn.Id}/approve", new { documentNumber = "石发改〔2019〕21号" }, IfMatch: 2), 409, Officers),
        new("POST /change-requests/{id:guid}/refuse", "withdrawn", async () => new($"/change-requests/{(await Once()).Withdrawn.Id}/refuse", new { reason = "材料不全" }, IfMatch: 2), 409, Officers),
        new("GET /evaluation-cycles", "any", () => At("/evaluation-cycles"), 200, Readers),
        new("GET /evaluation-cycles/{id:guid}", "a cycle", async () => new($"/evaluation-cycles/{(await Once()).Cycle}"), 200, Readers),
        new("POST /evaluation-cycles", "every base is in one", async () => await Once() is { } ? new("/evaluation-cycles", host.CycleBody()) : null!, 409, Officers),
        new("GET /evaluation-cycles/{id:guid}/reports", "a cycle", async () => new($"/evaluation-cycles/{(await Once()).Cycle}/reports"), 200, Reporting),
        new("POST /evaluation-cycles/{id:guid}/reports", "reported", async () => await Once() is { } s ? new($"/evaluation-cycles/{s.Cycle}/reports", Given.ReportBody(s.Base)) : null!, 409, [Given.Builder]) { HiddenFrom = [.. People(Role.Applicant), Given.Stranger] },
        new("GET /rectifications", "any", () => At("/rectifications"), 200, [.. Insiders, .. Outsiders]),
        new("GET /rectifications/{id:guid}", "one", async () => new($"/rectifications/{(await Once()).Closed.Id}"), 200, Insiders) { HiddenFrom = Outsiders },
        .. new[] { "plan", "start", "report" }.Select(step => Step(step, [Given.Builder], [.. People(Role.Applicant), Given.Stranger])),
        .. new[] { "plan/accept", "plan/return", "extension", "verification", "pass", "propose-revocation", "hearing", "revoke" }.Select(step => Step(step, Officers, [])),
        new("GET /bases/{id:guid}/plan", "a planned base", async () => new($"/bases/{(await Once()).Planned}/plan"), 200, Insiders) { HiddenFrom = Outsiders },
        new("POST /bases/{id:guid}/plan", "a planned base", async () => new($"/bases/{(await Once()).Planned}/plan", PlanTests.PlanBody()), 409, Officers),
        new("POST /bases/{id:guid}/plan/steps/{step}/reschedule", "before the plan", async () => new($"/bases/{(await Once()).Planned}/plan/steps/M01/reschedule", new { dueOn = "2001-01-01", reason = "提前" }, 1), 409, Officers),
        new("POST /bases/{id:guid}/plan/steps/{step}/reopen", "not done", async () => new($"/bases/{(await Once()).Planned}/plan/steps/M01/reopen", new { progress = 50, reason = "未完成" }, 1), 409, Officers),
        new("GET /bases/{id:guid}/indicators", "a base", async () => new($"/bases/{(await Once()).Planned}/indicators"), 200, Insiders) { HiddenFrom = Outsiders },
        new("GET /reporting-periods", "any", () => At("/reporting-periods"), 200, Readers),
        new("POST /reporting-periods", "opened", async () => await Once() is { } ? new("/reporting-periods", PeriodBody()) : null!, 409, Officers),
        new("GET /plan-reports", "any", () => At("/plan-reports"), 200, [.. Insiders, .. Outsiders]),
        new("GET /plan-reports/{id:guid}", "one", async () => new($"/plan-reports/{(await Once()).Report}"), 200, Insiders) { HiddenFrom = Outsiders },
        new("POST /plan-reports/{id:guid}/submit", "its period runs", async () => new($"/plan-reports/{(await Once()).Report}/submit", new { steps = Array.Empty<object>(), achievements = "无", problems = "无" }, 1), 409, [Given.Builder]) { HiddenFrom = [.. People(Role.Applicant), Given.Stranger] },
        .. new (string Step, object Body)[] { ("accept", new { opinion = "属实" }), ("return", new { reason = "不实" }) }.Select(s => new Access(
            $"POST /plan-reports/{{id:guid}}/{s.Step}", "not handed in", async () => new($"/plan-reports/{(await Once()).Report}/{s.Step}", s.Body, 1), 409, [Given.Officer, County]) { HiddenFrom = [.. People(Role.CountyOfficer), Principal.Person(Role.CountyOfficer, area: "130104")] }),
        new("GET /programme/targets", "any", () => Task.FromResult(new Attempt("/programme/targets") { IsList = false }), 200, [.. Insiders, .. Outsiders]),
        .. new[] { "targets", "warnings" }.Select(board => new Access(
            $"GET /programme/{board}/export", "any", () => Task.FromResult(new Attempt($"/programme/{board}/export?format=csv") { IsList = false }), 200, [.. Insiders, .. Outsiders])),
        new("GET /programme/warnings", "any", () => At("/programme/warnings"), 200, [.. Insiders, .. Outsiders]),
        new("GET /programme/standing", "any", () => Task.FromResult(new Attempt("/programme/standing") { IsList = false }), 200, Readers),
        new("GET /feed", "any", () => At("/feed"), 200, [.. People(Role.DrcOfficer, Role.DepartmentOfficer, Role.CityGovernment, Role.Auditor), System]),
        new("GET /public/bases", "any", () => At("/public/bases"), 200, Readers),
        new("GET /public/bases/{id:guid}", "a base", async () => new($"/public/bases/{(await Once()).Base}"), 200, Readers),
        new("GET /public/bases/{id:guid}/history", "a base", async () => new($"/public/bases/{(await Once()).Base}/history"), 200, Readers),
        new("GET /public/bases/map", "any", () => At("/public/bases/map"), 200, Readers),
        new("GET /public/bases/download", "any", () => Task.FromResult(new Attempt("/public/bases/download?format=csv") { IsList = false }), 200, Readers),
        new("GET /public/statistics", "any", () => Task.FromResult(new Attempt("/public/statistics") { IsList = false }), 200, Readers),
        new("GET /reference-series", "any", () => At("/reference-series"), 200, Readers),
        .. _life.Rows(),
    ];

    private Access Step(string step, Principal[] allowed, Principal[] hiddenFrom) =>
        new($"POST /rectifications/{{id:guid}}/{step}", "a closed one", async () => new($"/rectifications/{(await Once()).Closed.Id}/{step}", host.BodyOf(step), (await Once()).Closed.Revision), 409, allowed) { HiddenFrom = hiddenFrom };

    private Task<Situation> Once() => _situation ??= SetUpAsync();

    private async Task<Situation> SetUpAsync()
    {
        var (passed, rectifying) = (await host.ABaseAsync(), await host.ABaseAsync());
        var closed = await host.WalkAsync(await host.ARectificationAsync(passed), "plan", "plan/accept", "start", "report", "verification", "pass");
        await host.ARectificationAsync(rectifying);
        using var officer = host.CreateClient(Given.Officer);
        await host.APlannedBaseAsync();
        Assert.True((int)(await officer.TryPostAsync("/reporting-periods", PeriodBody())).Status is 201 or 409); // another test may have opened it
        var (status, _) = await officer.TryPostAsync("/evaluation-cycles", host.CycleBody());
        Assert.True((int)status is 201 or 409);
        var cycle = await host.ReadAsync<Guid>($"SELECT cycle_id FROM evaluation_cycle_base WHERE base_id = '{passed}'");
        using var builder = host.CreateClient(Given.Builder);
        await builder.TryPostAsync($"/evaluation-cycles/{cycle}/reports", Given.ReportBody(passed));
        var withdrawn = await host.ARequestAsync(passed, new { kind = "name", reason = "更名", name = "样例新名" });
        await host.DecideAsync(withdrawn, "withdraw", null, Given.Builder);
        await host.ARequestAsync(passed, new { kind = "exit", reason = "调整" });
        const string planned = "FROM plan_report r JOIN construction_plan p USING (base_id) ORDER BY r.id LIMIT 1";
        return new(
            passed, cycle, closed, rectifying, await host.ReadAsync<Guid>($"SELECT base_id {planned}"), await host.ReadAsync<Guid>($"SELECT r.id {planned}"), withdrawn,
            await host.ARevokedBaseAsync());
    }

    private object PeriodBody() => new { year = host.Today().Year + 1, part = "h2" };

    private static Principal[] People(params string[] roles) => [.. roles.Select(role => Principal.Person(role))];

    private static Task<Attempt> At(string path, object? body = null) => Task.FromResult(new Attempt(path, body));
}
