using System.Net;
using System.Net.Http.Json;
using Calendar;
using Contracts;
using Contracts.Applications;
using Contracts.Evaluation;
using Microsoft.Extensions.DependencyInjection;
using ServiceDefaults.Authentication;
using Testing;
using Testing.Contract;
using Testing.Services;

namespace Registry.Tests;

/// <summary>The states that tests start from, reached as in life: by the other services' events and through the API.</summary>
internal static class Given
{
    public const string BuilderCode = "91130102MADEM00117";
    public const string Account = "6222021234560422";
    public static readonly Principal Officer = Principal.Person(Role.DrcOfficer);
    public static readonly Principal Colleague = Principal.Person(Role.DrcOfficer, subject: "a-colleague");
    public static readonly Principal Builder = Principal.Person(Role.Applicant, organisation: BuilderCode);
    public static readonly Principal Stranger = Principal.Person(Role.Applicant, organisation: "12130104MADEM002X1");
    public static readonly Target[] Targets =
    [
        new("REG-T1", "研发投入强度", 2.5m, "%", new DateOnly(2020, 12, 31)), new("OWN-1", "在孵企业", 60m, "家", new DateOnly(2020, 12, 31)),
    ];

    public static BaseRecognised Recognised(string? name = null, BaseKind kind = BaseKind.Enterprise, int year = 2018) => new(
        Guid.CreateVersion7(), 1, Guid.CreateVersion7(), year, kind, name ?? $"样例基地{Guid.CreateVersion7():N}", "130102",
        new("样例长安众创空间有限公司", BuilderCode), "石政函〔2018〕1号", new DateOnly(year, 7, 1), ApplicationId: null,
        new Payee("样例长安众创空间有限公司", BuilderCode, Account, "102121000013"), Targets);

    public static async Task<Guid> ABaseAsync(this RegistryHost host)
    {
        var recognised = Recognised();
        await host.PublishAsync(recognised);
        await Eventually.EqualAsync(
            1L, () => host.ReadAsync<long>($"SELECT count(*) FROM base WHERE recognition_id = '{recognised.AggregateId}'"), "bases");
        return await host.ReadAsync<Guid>($"SELECT id FROM base WHERE recognition_id = '{recognised.AggregateId}'");
    }

    /// <summary>Takes in every base there is that is in no open cycle.</summary>
    public static async Task<CycleRow> AnOpenCycleAsync(this RegistryHost host)
    {
        using var client = host.CreateClient(Officer);
        return await client.PostAsync<CycleRow>("/evaluation-cycles", CycleBody(host));
    }

    public static async Task<Guid> AGradedBaseAsync(this RegistryHost host, Grade grade)
    {
        var id = await host.ABaseAsync();
        var cycle = await host.AnOpenCycleAsync();
        await host.EvaluateAsync(cycle.Id, id, grade);
        return id;
    }

    public static async Task EvaluateAsync(this RegistryHost host, Guid cycle, Guid id, Grade grade)
    {
        await host.PublishAsync(Evaluated(cycle, id, grade));
        await Eventually.EqualAsync(
            1L, () => host.ReadAsync<long>($"SELECT count(*) FROM base WHERE id = '{id}' AND graded_in_cycle = '{cycle}'"), "graded bases");
    }

    public static PerformanceEvaluated Evaluated(Guid cycle, Guid id, Grade grade, long version = 1) => new(
        Guid.CreateVersion7(), version, cycle, id, grade is Grade.Poor ? 41.25m : 90m, grade, new string('a', 64), new DateOnly(2019, 3, 1));

    public static async Task<RectificationRow> ARectificationAsync(this RegistryHost host, Guid id, int days = 30, int? grace = null)
    {
        using var client = host.CreateClient(Officer);
        return await client.PostAsync<RectificationRow>(
            $"/bases/{id}/rectifications", RectificationBody("slow-progress", host.Today().AddDays(days), grace), (await host.ReadBaseAsync(id)).Revision);
    }

    public static async Task<(HttpStatusCode Status, string? Code)> OrderAsync(this RegistryHost host, Guid id, string ground, long? ifMatch = null)
    {
        using var client = host.CreateClient(Officer);
        return await client.TryPostAsync(
            $"/bases/{id}/rectifications", RectificationBody(ground, host.Today().AddDays(30)), ifMatch ?? (await host.ReadBaseAsync(id)).Revision);
    }

    /// <summary>Takes the named steps in turn, each by whom it is for.</summary>
    public static async Task<RectificationRow> WalkAsync(this RegistryHost host, RectificationRow rectification, params string[] steps)
    {
        foreach (var step in steps)
        {
            rectification = (await host.StepAsync(rectification, step)).Row
                ?? throw new InvalidOperationException($"{step} was refused in {rectification.Status}.");
        }

        return rectification;
    }

    public static async Task<(HttpStatusCode Status, RectificationRow? Row, string? Code)> StepAsync(
        this RegistryHost host, RectificationRow rectification, string step, Principal? by = null, object? body = null)
    {
        using var client = host.CreateClient(by ?? (step is "plan" or "start" or "report" ? Builder : step is "revoke" ? Colleague : Officer));
        using var request = new Attempt($"/rectifications/{rectification.Id}/{step}", body ?? host.BodyOf(step), rectification.Revision)
            .ToRequest("POST");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return response.IsSuccessStatusCode
            ? (response.StatusCode, await response.Content.ReadFromJsonAsync<RectificationRow>(TestContext.Current.CancellationToken), null)
            : (response.StatusCode, null, (await Problem.ReadAsync(response))?.Code);
    }

    public static object? BodyOf(this RegistryHost host, string step) => step switch
    {
        "plan" or "report" => new { text = "逐项整改,月底完成。" },
        "plan/return" or "propose-revocation" => new { reason = "没有改善。" },
        "extension" => new { dueOn = host.Today().AddDays(60), reason = "疫情影响" },
        "pass" => new { opinion = "已改善。" },
        "hearing" => new { heldOn = host.Today(), minutes = "听取了承建主体的陈述。" },
        "revoke" => new { documentNumber = "石发改〔2019〕9号" },
        _ => null,
    };

    public static object CycleBody(this RegistryHost host, int dueInDays = 60) => new
    {
        title = "2018年度建设绩效评估", year = 2018, evaluator = new { name = "样例评估机构1有限公司", creditCode = "91130100MAEWA0014Q" },
        dueOn = host.Today().AddDays(dueInDays),
    };

    public static object RectificationBody(string ground, DateOnly dueOn, int? graceWorkingDays = null) =>
        new { ground, reason = "进展缓慢", dueOn, graceWorkingDays };

    public static object ReportBody(Guid id) => new
    {
        baseId = id,
        figures = new[] { new { code = "REG-T1", reached = 2.75m }, new { code = "OWN-1", reached = 41m } },
        achievements = "新增在孵企业41家。",
        problems = "融资渠道单一。",
    };

    public static DateOnly Today(this RegistryHost host) => host.Services.GetRequiredService<BusinessClock>().Today;

    public static async Task MoveClockToAsync(this RegistryHost host, DateTimeOffset businessTime)
    {
        var clock = host.Services.GetRequiredService<BusinessClock>();
        var offset = TimeSpan.FromMilliseconds(Math.Ceiling((businessTime - TimeProvider.System.GetUtcNow()).TotalMilliseconds)); // kept in microseconds
        await host.PublishAsync(new BusinessClockMoved(Guid.CreateVersion7(), 1, offset));
        await Eventually.TrueAsync(() => Task.FromResult(clock.Ahead >= offset), "the clock has moved");
    }

    public static async Task<BaseRow> ReadBaseAsync(this RegistryHost host, Guid id, Principal? by = null)
    {
        using var client = host.CreateClient(by ?? Officer);
        return (await client.GetFromJsonAsync<BaseRow>(new Uri($"/bases/{id}", UriKind.Relative), TestContext.Current.CancellationToken))!;
    }

    public static async Task<(HttpStatusCode Status, string? Code)> TryPostAsync(
        this HttpClient client, string path, object? body, long? ifMatch = null)
    {
        using var request = new Attempt(path, body, ifMatch).ToRequest("POST");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, (await Problem.ReadAsync(response))?.Code);
    }

    public static async Task<T> PostAsync<T>(this HttpClient client, string path, object? body = null, long? ifMatch = null)
    {
        using var request = new Attempt(path, body, ifMatch).ToRequest("POST");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return (await response.Content.ReadFromJsonAsync<T>(TestContext.Current.CancellationToken))!;
    }

    /// <summary>How often an aggregate's audit rows name an event of this kind.</summary>
    public static Task<long> EventsAsync(this RegistryHost host, Guid aggregate, string type) => host.ReadAsync<long>(
        $$"""SELECT count(*) FROM audit WHERE aggregate_id = '{{aggregate}}' AND events @> '[{"type":"{{type}}"}]'""");

    public sealed record BaseRow(
        Guid Id, long Revision, string Title, string Management, Grade? LatestGrade, Payee? Payee, IReadOnlyList<Target> Targets);

    public sealed record CycleRow(Guid Id, long Revision, string Status, IReadOnlyList<CycleBaseRow> Bases);

    public sealed record CycleBaseRow(Guid BaseId, string Status, decimal? Score, Grade? Grade);

    public sealed record RectificationRow(
        Guid Id, long Revision, string Status, Guid BaseId, DateOnly DueOn, bool Extended, DateOnly? GraceEndsOn);

    public sealed record HistoryRow(Guid Id, long Version, string What, string Title, string Management, Grade? LatestGrade, string By, string? Reason);

    public sealed record Rows<T>(IReadOnlyList<T> Items, Guid? Next);
}
