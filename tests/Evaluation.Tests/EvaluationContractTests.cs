using Contracts;
using Contracts.Registry;
using ServiceDefaults.Authentication;
using Testing;
using Testing.Contract;
using Testing.Services;

namespace Evaluation.Tests;

/// <summary>Who gets which answer where. Situations are final states, so that one serves every principal.</summary>
public sealed partial class EvaluationContractTests(EvaluationHost host) : EndpointContract(host), IClassFixture<EvaluationHost>
{
    private static readonly Principal Drc = Principal.Person(Role.DrcOfficer);
    private static readonly Principal Auditor = Principal.Person(Role.Auditor);
    private static readonly Principal Expert = Principal.Person(Role.Expert);
    private static readonly Principal System = Principal.System("evaluation:read");
    private static readonly Principal[] RoundReaders = [Drc, Expert, Principal.Person(Role.Evaluator), Auditor, System];
    private static readonly Principal[] Everybody = [.. Role.All.Select(role => Principal.Person(role)), System];
    private static readonly Principal[] RankingReaders =
        [Drc, Principal.Person(Role.DepartmentOfficer), Principal.Person(Role.CityGovernment), Auditor, System];

    private static readonly Principal Commissioned = Given.Evaluator("91130100MAEWA0014Q");
    private static readonly Principal Other = Principal.Person(Role.Evaluator);
    private static readonly Principal Builder = Principal.Person(Role.Applicant, organisation: "91130102MADEM00104");
    private static readonly Principal OtherApplicant = Principal.Person(Role.Applicant);
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static Situation? _situation;

    protected override IEnumerable<Access> Matrix() => [.. Criteria(), .. Rounds(), .. Statistics(), .. Reviews(), .. Arbitrations(), .. Performance(), .. Commissions()];

    private IEnumerable<Access> Criteria() =>
    [
        new("GET /criteria-versions", "any", () => At("/criteria-versions"), 200, [.. Everybody]),
        new("GET /criteria-versions/{id:guid}", "published", async () => new($"/criteria-versions/{(await SituationAsync()).Criteria}"), 200, [.. Everybody]),
        new("POST /criteria-versions", "new", () => At("/criteria-versions", new { kind = "region" }), 201, [Drc]),
        new("POST /criteria-versions/{id:guid}/publish", "published", async () => new($"/criteria-versions/{(await SituationAsync()).Criteria}/publish", IfMatch: 2), 409, [Drc]),
        new("GET /reference-series", "any", () => At("/reference-series"), 200, [.. Everybody]),
        new("GET /reference-series/{id:guid}", "unknown", () => At($"/reference-series/{Guid.CreateVersion7()}"), 404, [.. Everybody]),
        new("POST /reference-series", "new", () => At("/reference-series", Figure()), 201, [Drc, Principal.System("evaluation:write")]),
        new("POST /reference-series/imports", "one", () => At("/reference-series/imports", new { figures = new[] { Figure() } }), 200, [Drc, Principal.System("evaluation:write")]),
        new("POST /reference-series/{id:guid}/corrections", "as it stands", OnFigure, 409, [Drc, Principal.System("evaluation:write")]),
        new("GET /reference-series/{id:guid}/versions", "unknown", () => At($"/reference-series/{Guid.CreateVersion7()}/versions"), 404, [.. Everybody]),
        new("GET /experts", "any", () => At("/experts"), 200, [Drc, Auditor]),
        new("GET /experts/{id:guid}", "unknown", () => At($"/experts/{Guid.CreateVersion7()}"), 404, [Drc, Auditor]),
        new("POST /experts", "new", () => At("/experts", new { subject = Given.NewName("e"), name = "样例", field = "孵化", employers = Array.Empty<string>() }), 201, [Drc]),
    ];

    private IEnumerable<Access> Rounds() =>
    [
        new("GET /rounds", "any", () => At("/rounds"), 200, RoundReaders),
        new("GET /rounds/{id:guid}", "unknown", () => At($"/rounds/{Guid.CreateVersion7()}"), 404, RoundReaders),
        new("GET /rounds/{id:guid}/examinations", "ranked", async () => new($"/rounds/{(await SituationAsync()).Round}/examinations"), 200, [Drc, Auditor, System]),
        new("POST /rounds/{id:guid}/assignments", "none waiting", async () => new($"/rounds/{(await SituationAsync()).Round}/assignments"), 200, [Drc]),
        new("POST /rounds/{id:guid}/rankings", "ranked", async () => new($"/rounds/{(await SituationAsync()).Round}/rankings", new { kind = "enterprise" }), 409, [Drc]),
        new("GET /rankings", "any", () => At("/rankings"), 200, RankingReaders),
        new("GET /rankings/{id:guid}", "made", async () => new($"/rankings/{(await SituationAsync()).Ranking}"), 200, RankingReaders),
        new("GET /rankings/{id:guid}/record", "made", async () => new($"/rankings/{(await SituationAsync()).Ranking}/record"), 200, RankingReaders),
    ];

    private IEnumerable<Access> Statistics() =>
    [
        .. new[] { "statistics", "charts/{chart}", "exports/{table}" }.SelectMany(part => new Access[]
        {
            new($"GET /rounds/{{id:guid}}/{part}", "ranked", async () => new($"/rounds/{(await SituationAsync()).Round}/{Named(part)}?kind=enterprise&replicates=100"), 200, [Drc, Auditor, System]),
            new($"GET /rankings/{{id:guid}}/{part}", "made", async () => new($"/rankings/{(await SituationAsync()).Ranking}/{Named(part)}?replicates=100"), 200, RankingReaders),
        }),
        new("POST /rankings/{id:guid}/feedback", "released", async () => new($"/rankings/{(await SituationAsync()).Ranking}/feedback", new { dimensions = true, remarks = true, place = false }), 409, [Drc]),
        new("GET /feedback", "any", () => At("/feedback"), 200, [Builder, OtherApplicant]),
        new("GET /feedback/{applicationId:guid}", "released", async () => new($"/feedback/{(await SituationAsync()).Examined}"), 200, [Builder]) { HiddenFrom = [OtherApplicant] },
    ];

    private IEnumerable<Access> Reviews() =>
    [
        new("GET /reviews", "any", () => At("/reviews"), 200, [Expert, Drc, Auditor]),
        new("GET /reviews/{id:guid}", "one's own", async () => new($"/reviews/{(await SituationAsync()).Locked}"), 200, [Expert, Drc, Auditor]),
        new("GET /reviews/{id:guid}", "another expert's", async () => new($"/reviews/{(await SituationAsync()).Others}"), 200, [Drc, Auditor]) { HiddenFrom = [Expert] },
        new("POST /reviews/{id:guid}/accept", "locked", () => OnLocked("accept"), 409, [Expert]),
        new("POST /reviews/{id:guid}/decline", "locked", () => OnLocked("decline", new { reason = "事务繁忙" }), 409, [Expert]),
        new("POST /reviews/{id:guid}/declare-conflict", "declared", OnDeclared, 409, [Expert]),
        new("PUT /reviews/{id:guid}/sheet", "locked", () => OnLocked("sheet", new { lines = Array.Empty<object>() }), 409, [Expert]),
        new("PATCH /reviews/{id:guid}/sheet", "locked", () => OnLocked("sheet", new { lines = Array.Empty<object>() }), 409, [Expert]),
        new("POST /reviews/{id:guid}/reopen", "ranked", () => OnLocked("reopen", new { reason = "更正" }), 409, [Drc]),
        new("GET /reviews/{id:guid}/history", "one's own", async () => new($"/reviews/{(await SituationAsync()).Locked}/history"), 200, [Expert, Drc, Auditor]),
        new("GET /reviews/{id:guid}/history", "another expert's", async () => new($"/reviews/{(await SituationAsync()).Others}/history"), 200, [Drc, Auditor]) { HiddenFrom = [Expert] },
        new("POST /reviews/{id:guid}/submit", "locked", () => OnLocked("submit"), 409, [Expert]),
        new("POST /reviews/{id:guid}/lock", "locked", () => OnLocked("lock"), 409, [Expert]),
        new("POST /reviews/{id:guid}/lock", "another expert's", async () => new($"/reviews/{(await SituationAsync()).Others}/lock", IfMatch: 5), 404, [Expert]),
    ];

    private IEnumerable<Access> Performance() =>
    [
        new("PUT /performance-evaluations/{id:guid}/indicators", "completed", () => OnCompleted("/indicators", new { figures = Array.Empty<object>() }, 3), 409, [Commissioned]) { HiddenFrom = [Other] },
        new("POST /performance-evaluations/{id:guid}/site-visits", "completed", () => OnCompleted("/site-visits", new { visitedOn = "2018-11-20", place = "园区", present = new[] { "张三" }, notes = "样例" }, 3), 409, [Commissioned]) { HiddenFrom = [Other] },
        new("GET /performance-evaluations", "any", () => At("/performance-evaluations"), 200, [Commissioned, Other, Drc, Auditor, System]),
        new("GET /performance-evaluations/{id:guid}", "completed", () => OnCompleted(""), 200, [Commissioned, Drc, Auditor, System]) { HiddenFrom = [Other] },
        new("GET /performance-evaluations/{id:guid}/record", "completed", () => OnCompleted("/record"), 200, [Commissioned, Drc, Auditor, System]) { HiddenFrom = [Other] },
        new("PUT /performance-evaluations/{id:guid}/sheet", "completed", () => OnCompleted("/sheet", new { lines = Array.Empty<object>(), findings = "样例" }, 3), 409, [Commissioned]) { HiddenFrom = [Other] },
        new("POST /performance-evaluations/{id:guid}/submit", "completed", () => OnCompleted("/submit", ifMatch: 3), 409, [Commissioned]) { HiddenFrom = [Other] },
    ];

    private static string Named(string part) => part.Replace("{chart}", "scores", StringComparison.Ordinal).Replace("{table}", "sheets", StringComparison.Ordinal);

    private static object Figure() => new { code = Given.NewName("series"), scope = "province", year = 2017, value = 1.25m, unit = "%", source = "统计公报" };

    private static Task<Attempt> At(string path, object? body = null) => Task.FromResult(new Attempt(path, body));

    private async Task<Attempt> OnLocked(string step, object? body = null) => new($"/reviews/{(await SituationAsync()).Locked}/{step}", body, 5);

    private async Task<Attempt> OnDeclared() => new($"/reviews/{(await SituationAsync()).Declared}/declare-conflict", new { reason = "曾任顾问" }, 2);

    private async Task<Attempt> OnCompleted(string path, object? body = null, long? ifMatch = null) =>
        new($"/performance-evaluations/{(await SituationAsync()).Performance}{path}", body, ifMatch);

    private async Task<Situation> SituationAsync()
    {
        await Gate.WaitAsync();
        try
        {
            return _situation ??= await MakeAsync((EvaluationHost)Host);
        }
        finally
        {
            Gate.Release();
        }
    }

    /// <summary>Two applications ranked, one of them after an expert's conflict, and a completed performance evaluation.</summary>
    private static async Task<Situation> MakeAsync(EvaluationHost host)
    {
        const string Own = "person-expert"; // the subject of Principal.Person(Role.Expert)
        using var officer = host.CreateClient(Given.Officer);
        var round = await host.RoundAsync(experts: 1);
        await officer.SendAsync("POST", "/experts", new { subject = Own, name = "样例", field = "孵化", employers = Array.Empty<string>() });
        var conflicted = await host.ExaminationAsync(round);
        await host.AssignAsync(round);
        var declared = (await host.ReviewsAsync(conflicted)).Single().Id;
        using var expert = host.CreateClient(Expert);
        await expert.StepAsync($"/reviews/{declared}", "declare-conflict", new { reason = "曾任顾问" });
        var examined = await host.ExaminationAsync(round, party: "91130102MADEM00104");
        await host.ExpertsAsync(1, "91130102MADEM00104");
        await host.AssignAsync(round);
        var (locked, others) = ((await host.ReviewsAsync(examined)).Single(), (await host.ReviewsAsync(conflicted)).Single());
        await host.LockedReviewAsync(locked.Id, locked.Expert);
        await host.LockedReviewAsync(others.Id, others.Expert);
        var ranking = await officer.SendAsync("POST", $"/rounds/{round.Id}/rankings", new { kind = "enterprise" });
        await officer.SendAsync("POST", $"/rankings/{ranking.Id()}/feedback", new { dimensions = true, remarks = true, place = true });
        var performance = await host.CompletedPerformanceAsync(Commissioned); // before there is a method: by the platform's default
        var (method, contract) = await CommissionAsync(host, officer, performance);
        return new(round.Criteria, round.Id, examined, ranking.Id(), locked.Id, others.Id, declared, performance, await SettledAsync(host, officer), method, contract,
            (await officer.SendAsync("POST", "/reference-series", Figure())).Id());
    }

    private sealed record Situation(Guid Criteria, Guid Round, Guid Examined, Guid Ranking, Guid Locked, Guid Others, Guid Declared, Guid Performance, Guid Arbitration, Guid Method, Guid Contract, Guid Figure);
}
