using System.Net;
using System.Net.Http.Json;
using Calendar;
using Contracts;
using Contracts.Applications;
using ServiceDefaults.Authentication;
using Testing;
using Testing.Contract;
using Testing.Services;

namespace Registry.Tests;

/// <content>Plans, reporting periods and reports. Time only goes forward in a host, so each period is the next quarter that ends.</content>
internal static partial class Given
{
    /// <summary>With a plan that began so many days ago, as its application promised it.</summary>
    public static async Task<Guid> APlannedBaseAsync(this RegistryHost host, int daysAgo = 100, BaseKind kind = BaseKind.Enterprise, Target? also = null)
    {
        var (today, start) = (host.Today(), host.Today().AddDays(-daysAgo));
        var recognised = Recognised(kind: kind) with { RecognisedOn = start, Targets = [new("OWN-1", "在孵企业", 60m, "家", today.AddYears(2)), .. also is null ? Array.Empty<Target>() : [also]] };
        recognised = recognised with { Plan = APlan(start) };
        await host.PublishAsync(recognised);
        await Eventually.EqualAsync(
            1L, () => host.ReadAsync<long>($"SELECT count(*) FROM base WHERE recognition_id = '{recognised.AggregateId}'"), "bases");
        return await host.ReadAsync<Guid>($"SELECT id FROM base WHERE recognition_id = '{recognised.AggregateId}'");
    }

    public static BasePlan APlan(DateOnly start) => new(
        [
            new("ENT-K1.1", "战略部", start.AddDays(200), "制定企业创新创业中长期发展战略", "制定三年规划"),
            new("ENT-K2.1", "平台部", start.AddDays(400), "依托物联网探索服务新模式"),
        ],
        [new("全面运营", start.AddDays(500)), new("平台建成", start.AddDays(300))],
        [new(start.Year, 1_500_000_00), new(start.Year + 1, 2_000_000_50)]);

    public static async Task<PlanRow> ReadPlanAsync(this RegistryHost host, Guid id, Principal? by = null)
    {
        using var client = host.CreateClient(by ?? Officer);
        return (await client.GetFromJsonAsync<PlanRow>(new Uri($"/bases/{id}/plan", UriKind.Relative), TestContext.Current.CancellationToken))!;
    }

    public static async Task<PeriodRow?> FindPeriodAsync(this RegistryHost host, int year, string part)
    {
        var page = await host.GetAsync<Rows<PeriodRow>>(Officer, "/reporting-periods?limit=200");
        return page.Items.SingleOrDefault(p => p.Year == year && p.Part == part);
    }

    /// <summary>Business time moves to the last day of the next quarter, and every base with a title owes its report.</summary>
    public static async Task<PeriodRow> AnEndedPeriodAsync(this RegistryHost host, int dueWorkingDays = 10)
    {
        var (year, quarter) = NextQuarter(host);
        await host.MoveClockToAsync(Shanghai.StartOfDay(new DateOnly(year, quarter * 3, 1).AddMonths(1).AddDays(-1)).AddHours(9));
        using var client = host.CreateClient(Officer);
        return await client.PostAsync<PeriodRow>("/reporting-periods", new { year, part = $"q{quarter}", dueWorkingDays });
    }

    public static async Task<PlanReportRow> ReportOfAsync(this RegistryHost host, PeriodRow period, Guid id)
    {
        using var client = host.CreateClient(Officer);
        var page = await client.GetFromJsonAsync<Rows<PlanReportRow>>(
            new Uri($"/plan-reports?period={period.Id}&base={id}", UriKind.Relative), TestContext.Current.CancellationToken);
        return Assert.Single(page!.Items);
    }

    public static async Task<(HttpStatusCode Status, PlanReportRow? Row, string? Code)> ReportStepAsync(
        this RegistryHost host, PlanReportRow report, string step, object body, Principal? by = null)
    {
        using var client = host.CreateClient(by ?? (step is "submit" ? Builder : County));
        using var request = new Attempt($"/plan-reports/{report.Id}/{step}", body, report.Revision).ToRequest("POST");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return response.IsSuccessStatusCode
            ? (response.StatusCode, await response.Content.ReadFromJsonAsync<PlanReportRow>(TestContext.Current.CancellationToken), null)
            : (response.StatusCode, null, (await Problem.ReadAsync(response))?.Code);
    }

    /// <summary>Handed in by the builder and accepted by its county.</summary>
    public static async Task<PlanReportRow> AnAcceptedReportAsync(this RegistryHost host, PeriodRow period, Guid id, object body)
    {
        var submitted = await host.ReportStepAsync(await host.ReportOfAsync(period, id), "submit", body);
        Assert.Equal((HttpStatusCode.OK, null), (submitted.Status, submitted.Code));
        var accepted = await host.ReportStepAsync(submitted.Row!, "accept", new { opinion = "属实。" });
        Assert.Equal((HttpStatusCode.OK, null), (accepted.Status, accepted.Code));
        return accepted.Row!;
    }

    /// <summary>The first task so far, the second begun, the milestones ahead; with the year's figures where a year has ended.</summary>
    public static object PlanReportBody(this RegistryHost host, PeriodRow period, int first = 40, decimal platforms = 1m, string? ownFunds = "1200000.00") => new
    {
        steps = new[]
        {
            new { code = "ENT-K1.1", progress = first, completedOn = first == 100 ? host.Today().AddDays(-3) : (DateOnly?)null },
            new { code = "ENT-K2.1", progress = 10, completedOn = (DateOnly?)null },
            new { code = "M01", progress = 0, completedOn = (DateOnly?)null },
            new { code = "M02", progress = 0, completedOn = (DateOnly?)null },
        },
        evidence = first == 100 ? [new { stepCode = "ENT-K1.1", title = "战略规划", reference = "样企发〔2027〕3号", sha256 = new string('a', 64) }] : Array.Empty<object>(),
        figures = new[] { new { code = "ENT-T1", year = period.Year, value = platforms }, new { code = "OWN-1", year = period.Year, value = 41m } },
        achievements = "平台上线。",
        problems = "融资难。",
        ownFunds = ownFunds is null ? null : new { value = ownFunds, currency = "CNY" },
        privateCapital = new { value = "3000000.00", currency = "CNY" },
        loans = new { value = "1000000.00", currency = "CNY" },
    };

    private static (int Year, int Quarter) NextQuarter(RegistryHost host)
    {
        var today = host.Today();
        var quarter = (today.Month + 2) / 3;
        return today >= new DateOnly(today.Year, quarter * 3, 1).AddMonths(1).AddDays(-1)
            ? quarter == 4 ? (today.Year + 1, 1) : (today.Year, quarter + 1)
            : (today.Year, quarter);
    }

    public sealed record PlanRow(
        Guid Id, long Revision, DateOnly StartsOn, StandingRow Standing, IReadOnlyList<StepRow> Steps, FundsRow Funds);

    public sealed record StandingRow(int Progress, int Expected, int Done, int Steps, DateOnly? PlannedEnd, DateOnly? ForecastEnd, int SlippageDays, IReadOnlyList<string> Overdue);

    public sealed record StepRow(
        string Code, string Kind, string Title, string? Owner, string? Measures, DateOnly FirstDueOn, DateOnly DueOn, string Status, int Progress,
        DateOnly? CompletedOn, bool Overdue, int SlippageDays, DateOnly? ForecastOn, IReadOnlyList<EvidenceRow> Evidence);

    public sealed record EvidenceRow(string StepCode, string Title, string Reference, string? Sha256);

    public sealed record FundsRow(IReadOnlyList<YearFundsRow> Years, decimal? Leverage);

    public sealed record YearFundsRow(int Year, AmountRow Promised, AmountRow Invested);

    public sealed record AmountRow(string Value);

    public sealed record PeriodRow(
        Guid Id, int Year, string Part, string Name, DateOnly From, DateOnly To, DateOnly DueOn, int DueWorkingDays, bool Repeats);

    public sealed record PlanReportRow(Guid Id, long Revision, string Status, Guid BaseId, DateOnly DueOn, int Chases, bool Late, DateOnly? AcceptedOn);
}
