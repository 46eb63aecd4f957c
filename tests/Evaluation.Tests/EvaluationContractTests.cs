using System.Text.Json.Nodes;
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
    private static readonly Principal Applicant = Principal.Person(Role.Applicant);
    private static readonly Principal Party = Principal.Person(Role.Applicant, organisation: Given.Builder, subject: "builder") with { Name = "the builder" };
    private static readonly Principal System = Principal.System("evaluation:read");
    private static readonly Principal[] RoundReaders = [Drc, Expert, Principal.Person(Role.Evaluator), Auditor, System];
    private static readonly Principal[] Everybody = [.. Role.All.Select(role => Principal.Person(role)), System];
    private static readonly Principal[] RankingReaders =
        [Drc, Principal.Person(Role.DepartmentOfficer), Principal.Person(Role.CityGovernment), Auditor, System];

    private static readonly Principal[] Anybody = [Principal.Nobody];
    private static readonly Principal Commissioned = Given.Evaluator("91130100MAEWA0014Q");
    private static readonly Principal Other = Principal.Person(Role.Evaluator);
    private static readonly Principal Builder = Principal.Person(Role.Applicant, organisation: "91130102MADEM00104");
    private static readonly Principal OtherApplicant = Principal.Person(Role.Applicant);
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static Situation? _situation;

    protected override IEnumerable<Access> Matrix() =>
        [.. Criteria(), .. Rounds(), .. Assignments(), .. Statistics(), .. Experts(), .. Invitations(), .. Conflicts(), .. Reviews(), .. Arbitrations(), .. Performance(), .. Commissions()];

    private IEnumerable<Access> Criteria() =>
    [
        new("GET /criteria-versions", "any", () => At("/criteria-versions"), 200, [.. Everybody]),
        new("GET /criteria-versions/{id:guid}", "published", async () => new($"/criteria-versions/{(await SituationAsync()).Criteria}"), 200, [.. Everybody]),
        new("POST /criteria-versions", "new", () => At("/criteria-versions", new { kind = "region" }), 201, [Drc]),
        new("POST /criteria-versions/import", "new", () => At("/criteria-versions/import", CriteriaImportTests.Document()), 201, [Drc]),
        new("PUT /criteria-versions/{id:guid}/method", "published", async () => new($"/criteria-versions/{(await SituationAsync()).Criteria}/method", CriteriaImportTests.Document()["method"], 2), 422, [Drc]),
        new("POST /criteria-versions/{id:guid}/publish", "published", async () => new($"/criteria-versions/{(await SituationAsync()).Criteria}/publish", IfMatch: 2), 409, [Drc]),
        new("GET /reference-series", "any", () => At("/reference-series"), 200, [.. Everybody]),
        new("GET /reference-series/{id:guid}", "unknown", () => At($"/reference-series/{Guid.CreateVersion7()}"), 404, [.. Everybody]),
        new("POST /reference-series", "new", () => At("/reference-series", Figure()), 201, [Drc, Principal.System("evaluation:write")]),
        new("POST /reference-series/imports", "one", () => At("/reference-series/imports", new { figures = new[] { Figure() } }), 200, [Drc, Principal.System("evaluation:write")]),
        new("POST /reference-series/{id:guid}/corrections", "as it stands", OnFigure, 409, [Drc, Principal.System("evaluation:write")]),
        new("GET /reference-series/{id:guid}/versions", "unknown", () => At($"/reference-series/{Guid.CreateVersion7()}/versions"), 404, [.. Everybody]),
        new("POST /experts", "new", () => At("/experts", new { subject = Given.NewName("e"), name = "样例", field = "孵化", employers = Array.Empty<string>() }), 201, [Drc]),
    ];

    private IEnumerable<Access> Experts() =>
    [
        new("GET /experts", "any", () => At("/experts"), 200, [Expert, Drc, Auditor]),
        new("GET /experts/{id:guid}", "another expert's", async () => new($"/experts/{await NewExpertAsync()}"), 200, [Drc, Auditor]) { HiddenFrom = [Expert] },
        new("GET /experts/{id:guid}/history", "another expert's", async () => new($"/experts/{await NewExpertAsync()}/history"), 200, [Drc, Auditor]) { HiddenFrom = [Expert] },
        new("PUT /experts/{id:guid}", "new", async () => new($"/experts/{await NewExpertAsync()}", new { name = "样例", field = "孵化", expertise = Array.Empty<string>() }, 1), 200, [Drc]),
        new("PUT /experts/{id:guid}/availability", "another expert's", async () => new($"/experts/{await NewExpertAsync()}/availability", new { periods = Array.Empty<object>() }, 1), 200, [Drc]) { HiddenFrom = [Expert] },
        new("POST /experts/{id:guid}/affiliations", "another expert's", async () => new($"/experts/{await NewExpertAsync()}/affiliations", new { creditCode = Given.Builder, kind = "advisory" }, 1), 200, [Drc]) { HiddenFrom = [Expert] },
        new("POST /experts/{id:guid}/affiliations/{affiliationId:guid}/end", "another expert's", () => OnAffiliation("end", new { to = "2018-01-01" }), 200, [Drc]) { HiddenFrom = [Expert] },
        new("POST /experts/{id:guid}/affiliations/{affiliationId:guid}/strike", "new", () => OnAffiliation("strike", new { reason = "误录" }), 200, [Drc]),
        new("POST /experts/{id:guid}/retire", "new", async () => new($"/experts/{await NewExpertAsync()}/retire", new { reason = "退休" }, 1), 200, [Drc]),
        new("POST /experts/{id:guid}/return", "not retired", async () => new($"/experts/{await NewExpertAsync()}/return", new { reason = "返聘" }, 1), 409, [Drc]),
    ];

    private IEnumerable<Access> Invitations() =>
    [
        new("POST /rounds/{id:guid}/invitations", "new", async () => new($"/rounds/{(await SituationAsync()).Round}/invitations", new { answerBy = "2999-01-01", expertIds = new[] { await NewExpertAsync() } }), 200, [Drc]),
        new("GET /rounds/{id:guid}/invitations", "any", async () => new($"/rounds/{(await SituationAsync()).Round}/invitations"), 200, [Drc, Auditor, System]),
        new("GET /invitations", "any", () => At("/invitations"), 200, [Expert, Drc, Auditor]),
        new("GET /invitations/{id:guid}", "one's own", async () => new($"/invitations/{(await SituationAsync()).Invitation}"), 200, [Expert, Drc, Auditor]),
        new("POST /invitations/{id:guid}/accept", "withdrawn", async () => new($"/invitations/{(await SituationAsync()).Invitation}/accept", new { loadLimit = 3 }, 2) { MayBeEmpty = true }, 409, [Expert]),
        new("POST /invitations/{id:guid}/decline", "withdrawn", async () => new($"/invitations/{(await SituationAsync()).Invitation}/decline", new { reason = "忙" }, 2), 409, [Expert]),
        new("POST /invitations/{id:guid}/withdraw", "withdrawn", async () => new($"/invitations/{(await SituationAsync()).Invitation}/withdraw", new { reason = "调整" }, 2), 409, [Drc]),
    ];

    private IEnumerable<Access> Conflicts() =>
    [
        new("GET /rounds/{id:guid}/conflicts", "any", async () => new($"/rounds/{(await SituationAsync()).Round}/conflicts"), 200, [Drc, Auditor]),
        new("GET /rounds/{id:guid}/conflicts/{applicationId:guid}/{expertId:guid}", "any", async () => new($"/rounds/{(await SituationAsync()).Round}/conflicts/{(await SituationAsync()).Application}/{(await SituationAsync()).Own}"), 200, [Drc, Auditor]),
        new("GET /rounds/{id:guid}/conflict-rules", "default", async () => new($"/rounds/{(await SituationAsync()).Round}/conflict-rules"), 200, [Drc, Auditor]),
        new("PUT /rounds/{id:guid}/conflict-rules", "any", OnRules, 200, [Drc]),
        new("GET /conflict-findings", "any", () => At("/conflict-findings"), 200, [Drc, Auditor]),
        new("GET /conflict-declarations", "any", () => At("/conflict-declarations"), 200, [Expert, Drc, Auditor]),
        new("GET /conflict-declarations/{id:guid}", "one's own", async () => new($"/conflict-declarations/{(await SituationAsync()).Declaration}"), 200, [Expert, Drc, Auditor]),
        new("POST /conflict-declarations", "new", async () => new("/conflict-declarations", new { reason = "亲属", organisation = (await SituationAsync()).Organisation }), 201, [Expert]),
        new("POST /conflict-declarations/{id:guid}/lift", "lifted", async () => new($"/conflict-declarations/{(await SituationAsync()).Declaration}/lift", new { reason = "误报" }, 2), 409, [Drc]),
        new("GET /recusals", "any", () => At("/recusals"), 200, [Applicant, Party, Drc, Auditor]),
        new("GET /recusals/{id:guid}", "one's own", async () => new($"/recusals/{(await SituationAsync()).Recusal}"), 200, [Party, Drc, Auditor]) { HiddenFrom = [Applicant] },
        new("POST /recusals", "new", async () => new("/recusals", new { named = "样例", grounds = "亲属", applicationId = (await SituationAsync()).Application }), 201, [Party, Drc]) { HiddenFrom = [Applicant] },
        new("POST /recusals/{id:guid}/grant", "refused", async () => new($"/recusals/{(await SituationAsync()).Recusal}/grant", new { reason = "属实", expertId = (await SituationAsync()).Own }, 2), 409, [Drc]),
        new("POST /recusals/{id:guid}/refuse", "refused", async () => new($"/recusals/{(await SituationAsync()).Recusal}/refuse", new { reason = "不属实" }, 2), 409, [Drc]),
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

    private static object Figure() => new { code = Given.NewName("series"), scope = "province", year = 2017, value = 1.25m, unit = "%", source = "统计公报" };

    private static Task<Attempt> At(string path, object? body = null) => Task.FromResult(new Attempt(path, body));

    private async Task<Attempt> OnLocked(string step, object? body = null) => new($"/reviews/{(await SituationAsync()).Locked}/{step}", body, 5);

    private async Task<Attempt> OnDeclared() => new($"/reviews/{(await SituationAsync()).Declared}/declare-conflict", new { reason = "曾任顾问" }, 2);

    private async Task<Attempt> OnCompleted(string path, object? body = null, long? ifMatch = null) =>
        new($"/performance-evaluations/{(await SituationAsync()).Performance}{path}", body, ifMatch);

    /// <summary>After the situation, whose first expert must be alone in the pool.</summary>
    private async Task<Guid> NewExpertAsync() => (await NewEntryAsync()).Id();

    private async Task<JsonNode> NewEntryAsync()
    {
        await SituationAsync();
        return await ((EvaluationHost)Host).ExpertAsync(new { employers = new[] { Given.Builder } });
    }

    private async Task<Attempt> OnAffiliation(string step, object body)
    {
        var expert = await NewEntryAsync();
        return new($"/experts/{expert.Id()}/affiliations/{expert["affiliations"]![0]!.Id()}/{step}", body, 1);
    }

    private async Task<Attempt> OnRules()
    {
        using var officer = Host.CreateClient(Given.Officer);
        var path = $"/rounds/{(await SituationAsync()).Round}/conflict-rules";
        var rules = await officer.SendAsync("GET", path);
        return new(path, new { lookBackYears = 3, cooperationYears = 3, sameArea = true }, (long)rules["revision"]!);
    }

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
        var own = await officer.SendAsync("POST", "/experts", new { subject = Own, name = "样例", field = "孵化", employers = Array.Empty<string>() });
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
        var published = await officer.SendAsync("POST", $"/rankings/{ranking.Id()}/publish");
        var performance = await host.CompletedPerformanceAsync(Commissioned); // before there is a method: by the platform's default
        var (method, contract) = await CommissionAsync(host, officer, performance);
        var choice = new { applicationId = conflicted, expert = Own, rule = "forbidden", reason = "曾任顾问" };
        var lifted = (await officer.SendAsync("POST", $"/rounds/{round.Id}/manual-choices", choice)).Id();
        await officer.SendAsync("POST", $"/manual-choices/{lifted}/lift", new { reason = "不再需要" }, 1);
        await officer.SendAsync("POST", $"/rounds/{round.Id}/manual-choices", choice);
        return new(
            round.Criteria, round.Id, examined, ranking.Id(), published.Id(), locked.Id, others.Id, declared, performance, await SettledAsync(host, officer), method, contract,
            (await officer.SendAsync("POST", "/reference-series", Figure())).Id(),
            own.Id(), conflicted, await WithdrawnInvitationAsync(officer, round, own), await LiftedDeclarationAsync(officer, expert), await RefusedRecusalAsync(host, officer, conflicted), lifted);
    }

    private static async Task<Guid> WithdrawnInvitationAsync(HttpClient officer, RoundGiven round, JsonNode expert)
    {
        var invited = await officer.SendAsync("POST", $"/rounds/{round.Id}/invitations", new { expertIds = new[] { expert.Id() }, answerBy = "2999-01-01" });
        var id = invited["invited"]![0]!.Id();
        await officer.StepAsync($"/invitations/{id}", "withdraw", new { reason = "调整" });
        return id;
    }

    private static async Task<Guid> LiftedDeclarationAsync(HttpClient officer, HttpClient expert)
    {
        var declaration = await expert.SendAsync("POST", "/conflict-declarations", new { reason = "亲属", organisation = Situation.Nobody });
        await officer.StepAsync($"/conflict-declarations/{declaration.Id()}", "lift", new { reason = "误报" });
        return declaration.Id();
    }

    private static async Task<Guid> RefusedRecusalAsync(EvaluationHost host, HttpClient officer, Guid application)
    {
        using var applicant = host.CreateClient(Party);
        var recusal = await applicant.SendAsync("POST", "/recusals", new { applicationId = application, named = "样例", grounds = "亲属" });
        await officer.StepAsync($"/recusals/{recusal.Id()}", "refuse", new { reason = "不属实" });
        return recusal.Id();
    }

    private sealed record Situation(
        Guid Criteria, Guid Round, Guid Examined, Guid Ranking, Guid Published, Guid Locked, Guid Others, Guid Declared, Guid Performance,
        Guid Arbitration, Guid Method, Guid Contract, Guid Figure, Guid Own, Guid Application, Guid Invitation, Guid Declaration, Guid Recusal, Guid Lifted)
    {
        /// <summary>Credit code of an organisation that takes part in nothing.</summary>
        public const string Nobody = "91130102MADEM0013D";

        public string Organisation => Nobody;
    }
}
