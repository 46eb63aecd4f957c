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

    private Task<Situation>? _situation;

    private sealed record Situation(Guid Base, Guid Cycle, Given.RectificationRow Closed, Guid Rectifying);

    protected override IEnumerable<Access> Matrix() =>
    [
        new("GET /bases", "any", () => At("/bases"), 200, Readers),
        new("GET /bases/{id:guid}", "a base", async () => new($"/bases/{(await Once()).Base}"), 200, Readers),
        new("GET /bases/{id:guid}/history", "a base", async () => new($"/bases/{(await Once()).Base}/history"), 200, Insiders) { HiddenFrom = Outsiders },
        new("GET /bases/{id:guid}/support", "a base", async () => new($"/bases/{(await Once()).Base}/support"), 200, Treasurers) { HiddenFrom = [.. Readers.Except(Treasurers), Given.Stranger] },
        new("POST /bases/{id:guid}/rectifications", "a base that rectifies", async () => new($"/bases/{(await Once()).Rectifying}/rectifications", Given.RectificationBody("slow-progress", host.Today().AddDays(9)), IfMatch: 2), 409, Officers),
        new("GET /evaluation-cycles", "any", () => At("/evaluation-cycles"), 200, Readers),
        new("GET /evaluation-cycles/{id:guid}", "a cycle", async () => new($"/evaluation-cycles/{(await Once()).Cycle}"), 200, Readers),
        new("POST /evaluation-cycles", "every base is in one", async () => await Once() is { } ? new("/evaluation-cycles", host.CycleBody()) : null!, 409, Officers),
        new("GET /evaluation-cycles/{id:guid}/reports", "a cycle", async () => new($"/evaluation-cycles/{(await Once()).Cycle}/reports"), 200, Reporting),
        new("POST /evaluation-cycles/{id:guid}/reports", "reported", async () => await Once() is { } s ? new($"/evaluation-cycles/{s.Cycle}/reports", Given.ReportBody(s.Base)) : null!, 409, [Given.Builder]) { HiddenFrom = [.. People(Role.Applicant), Given.Stranger] },
        new("GET /rectifications", "any", () => At("/rectifications"), 200, [.. Insiders, .. Outsiders]),
        new("GET /rectifications/{id:guid}", "one", async () => new($"/rectifications/{(await Once()).Closed.Id}"), 200, Insiders) { HiddenFrom = Outsiders },
        .. new[] { "plan", "start", "report" }.Select(step => Step(step, [Given.Builder], [.. People(Role.Applicant), Given.Stranger])),
        .. new[] { "plan/accept", "plan/return", "extension", "verification", "pass", "propose-revocation", "hearing", "revoke" }.Select(step => Step(step, Officers, [])),
        new("GET /programme/standing", "any", () => Task.FromResult(new Attempt("/programme/standing") { IsList = false }), 200, Readers),
        new("GET /reference-series", "any", () => At("/reference-series"), 200, Readers),
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
        var (status, _) = await officer.TryPostAsync("/evaluation-cycles", host.CycleBody());
        Assert.True((int)status is 201 or 409);
        var cycle = await host.ReadAsync<Guid>($"SELECT cycle_id FROM evaluation_cycle_base WHERE base_id = '{passed}'");
        using var builder = host.CreateClient(Given.Builder);
        await builder.TryPostAsync($"/evaluation-cycles/{cycle}/reports", Given.ReportBody(passed));
        return new(passed, cycle, closed, rectifying);
    }

    private static Principal[] People(params string[] roles) => [.. roles.Select(role => Principal.Person(role))];

    private static Task<Attempt> At(string path, object? body = null) => Task.FromResult(new Attempt(path, body));
}
