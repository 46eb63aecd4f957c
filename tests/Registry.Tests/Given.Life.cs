using System.Net;
using System.Net.Http.Json;
using ServiceDefaults.Authentication;
using Testing.Services;

namespace Registry.Tests;

/// <content>Difficulties, surveys, cases and support, and who deals with them.</content>
internal static partial class Given
{
    public static readonly Principal County = Principal.Person(Role.CountyOfficer, area: "130102");
    public static readonly Principal OtherCounty = Principal.Person(Role.CountyOfficer, area: "130104");
    public static readonly Principal Tax = Department("tax");
    public static readonly Principal Finance = Department("finance");

    public static Principal Department(string code) =>
        Principal.Person(Role.DepartmentOfficer) with { Name = $"department-officer of {code}", Subject = $"{code}-officer", Department = code };

    public static object DifficultyBody(Guid id, string kind = "difficulty", Guid? surveyAnswerId = null) => new
    {
        baseId = id, kind, type = "finance", title = "缺少抵押物,贷款难", description = "在孵企业没有抵押物,银行不放贷。", surveyAnswerId,
    };

    public static object AssignBody(string responsible = "tax", DateOnly? dueOn = null, params string[] cooperating) => new
    {
        responsible = new { code = responsible, name = $"样例{responsible}部门" },
        cooperating = cooperating.Select(code => new { code, name = $"样例{code}部门" }), dueOn, guidance = "一企一策,尽快解决。",
    };

    public static async Task<DifficultyRow> ADifficultyAsync(this RegistryHost host, Guid id, string kind = "difficulty") =>
        await host.ActAsync<DifficultyRow>(Builder, "/difficulties", DifficultyBody(id, kind));

    /// <summary>Takes the named steps in turn, each by whom it is for.</summary>
    public static async Task<DifficultyRow> WalkAsync(this RegistryHost host, DifficultyRow difficulty, params string[] steps)
    {
        foreach (var step in steps)
        {
            difficulty = await host.ActAsync<DifficultyRow>(ActorOf(step), $"/difficulties/{difficulty.Id}/{step}", host.LifeBodyOf(step), difficulty.Revision);
        }

        return difficulty;
    }

    public static Principal ActorOf(string step) => step switch
    {
        "return" or "plan" or "answer" => Tax,
        "opinion" => Finance,
        "rate" or "withdraw" => Builder,
        _ => Officer,
    };

    public static object? LifeBodyOf(this RegistryHost host, string step) => step switch
    {
        "assign" => AssignBody("tax", null, "finance"),
        "return" or "escalate" or "dismiss" or "close" or "withdraw" => new { reason = "情况已核实。" },
        "plan" => new { text = "组织银企对接。", plannedFor = host.Today() },
        "opinion" => new { text = "建议设立风险补偿金。" },
        "answer" => new { text = "已落实贷款300万元。", outcome = "solved" },
        "rate" => new { satisfaction = "satisfied" },
        "extension" => new { dueOn = host.Today().AddDays(60), reason = "协调需要时间" },
        _ => null,
    };

    public static object CaseBody(Guid id, string title = "“众创+孵化”接力模式") => new { baseId = id, text = CaseText(title) };

    public static object CaseText(string title) => new
    {
        title, summary = "以接力孵化带动就业。", background = "载体分散。", practice = "统一服务标准。", effect = "新增就业120人。", tags = new[] { "城区", "早期" },
    };

    public static async Task<CaseRow> ACaseAsync(this RegistryHost host, Guid id) => await host.ActAsync<CaseRow>(Builder, "/cases", CaseBody(id));

    public static async Task<CaseRow> APublishedCaseAsync(this RegistryHost host, Guid id)
    {
        var row = await host.ACaseAsync(id);
        row = await host.ActAsync<CaseRow>(Builder, $"/cases/{row.Id}/submit", null, row.Revision);
        row = await host.ActAsync<CaseRow>(Officer, $"/cases/{row.Id}/approve", new { opinion = "可推广。" }, row.Revision);
        return await host.ActAsync<CaseRow>(Officer, $"/cases/{row.Id}/publish", null, row.Revision);
    }

    public static object UseBody(this RegistryHost host, Guid? id = null) =>
        new { kind = "reuse", who = "样例高新区", what = "照此建立接力孵化。", on = host.Today(), baseId = id };

    public static object SurveyBody(this RegistryHost host, int dueInDays = 20) => new
    {
        title = "首批示范基地调查", purpose = "了解落实进展、困难和问题、服务需求", dueOn = host.Today().AddDays(dueInDays),
        questions = new object[]
        {
            new { code = "Q1", text = "建设方案落实进展", kind = "choice", options = new[] { "正常", "滞后" }, required = true },
            new { code = "Q2", text = "新增就业(人)", kind = "number", required = true },
            new { code = "Q3", text = "需要哪些服务", kind = "choices", options = new[] { "融资", "人才", "场地" } },
            new { code = "Q4", text = "困难和问题", kind = "text" },
        },
    };

    public static object AnswerBody(Guid id, string progress = "正常", decimal jobs = 12, params string[] needs) => new
    {
        baseId = id,
        replies = new object[]
        {
            new { code = "Q1", choices = new[] { progress } }, new { code = "Q2", number = jobs },
            new { code = "Q3", choices = needs.Length == 0 ? ["人才"] : needs }, new { code = "Q4", text = "融资难。" },
        },
    };

    public static async Task<SurveyRow> AnOpenSurveyAsync(this RegistryHost host, int dueInDays, params Guid[] bases)
    {
        var row = await host.ActAsync<SurveyRow>(Officer, "/surveys", host.SurveyBody(dueInDays));
        return await host.ActAsync<SurveyRow>(Officer, $"/surveys/{row.Id}/open", new { baseIds = bases }, row.Revision);
    }

    public static object MeasureBody(this RegistryHost host, Guid id, string giver = "130102", string? amount = "50000.00") => new
    {
        baseId = id, giver = new { code = giver, name = "样例长安区" }, kind = "space", what = "减免场地租金。", givenOn = host.Today(),
        amount = amount is null ? null : new { value = amount, currency = "CNY" },
    };

    public static object PolicyBody(this RegistryHost host, string issuer = "tax", Guid? difficultyId = null) => new
    {
        issuer = new { code = issuer, name = "样例税务部门" }, title = "在孵企业税费优惠办法", documentNumber = $"石税〔2018〕{Guid.CreateVersion7():N}",
        issuedOn = host.Today(), content = "减免在孵企业税费。", difficultyId,
    };

    public static object PlatformBody(Guid id, DateOnly? openedOn = null) =>
        new { baseId = id, kind = "incubation", name = $"孵化器{Guid.CreateVersion7():N}", operatedBy = "样例长安众创空间有限公司", openedOn };

    public static async Task<T> ActAsync<T>(this RegistryHost host, Principal by, string path, object? body = null, long? ifMatch = null)
    {
        using var client = host.CreateClient(by);
        return await client.PostAsync<T>(path, body, ifMatch);
    }

    public static async Task<(HttpStatusCode Status, string? Code)> TryActAsync(
        this RegistryHost host, Principal by, string path, object? body = null, long? ifMatch = null)
    {
        using var client = host.CreateClient(by);
        return await client.TryPostAsync(path, body, ifMatch);
    }

    public static async Task<T> GetAsync<T>(this RegistryHost host, Principal by, string path)
    {
        using var client = host.CreateClient(by);
        return (await client.GetFromJsonAsync<T>(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken))!;
    }

    public sealed record DifficultyRow(
        Guid Id, long Revision, string Status, Guid BaseId, DepartmentRow? Responsible, IReadOnlyList<CooperationRow> Cooperating, DateOnly DueOn,
        DateOnly? OverdueSince, string Level, string? Outcome, int Reopenings, IReadOnlyList<EscalationRow> Escalations, string? EndReason);

    public sealed record DepartmentRow(string Code, string Name);

    public sealed record CooperationRow(string Code, string? Opinion);

    public sealed record EscalationRow(string Level, DateOnly On, string Reason);

    public sealed record CaseRow(Guid Id, long Revision, string Status, string Title, int Edition, DateOnly? PublishedOn);

    public sealed record SurveyRow(Guid Id, long Revision, string Status, int Invited, DateOnly DueOn);

    public sealed record IdRow(Guid Id, long Revision);
}
