using Calendar;
using Contracts;
using Contracts.Applications;
using Contracts.Evaluation;
using Microsoft.Extensions.DependencyInjection;
using ServiceDefaults.Authentication;
using Testing;
using Testing.Services;

namespace Registry.Tests;

/// <summary>The states that tests start from, reached as in life: by the other services' events and through the API.</summary>
internal static partial class Given
{
    public const string BuilderCode = "91130102MADEM00117";
    public const string Account = "6222021234560422";
    public static readonly Principal Officer = Principal.Person(Role.DrcOfficer);
    public static readonly Principal Colleague = Principal.Person(Role.DrcOfficer, subject: "a-colleague");
    public static readonly Principal Third = Principal.Person(Role.DrcOfficer, subject: "a-third-officer");
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

    /// <param name="version">Above 1 it corrects the grade that this cycle gave before.</param>
    public static async Task EvaluateAsync(this RegistryHost host, Guid cycle, Guid id, Grade grade, long version = 1)
    {
        await host.PublishAsync(Evaluated(cycle, id, grade, version));
        await Eventually.EqualAsync(
            1L,
            () => host.ReadAsync<long>($"SELECT count(*) FROM base WHERE id = '{id}' AND graded_in_cycle = '{cycle}' AND latest_grade = '{grade}'"),
            "graded bases");
    }

    public static PerformanceEvaluated Evaluated(Guid cycle, Guid id, Grade grade, long version = 1) => new(
        Guid.CreateVersion7(), version, cycle, id, grade is Grade.Poor ? 41.25m : 90m, grade, new string('a', 64), new DateOnly(2019, 3, 1));

    public static object CycleBody(this RegistryHost host, int dueInDays = 60) => new
    {
        title = "2018年度建设绩效评估", year = 2018, evaluator = new { name = "样例评估机构1有限公司", creditCode = "91130100MAEWA0014Q" },
        dueOn = host.Today().AddDays(dueInDays),
    };

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
}
