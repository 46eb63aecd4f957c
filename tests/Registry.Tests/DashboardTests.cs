using System.Net.Http.Json;
using Calendar;
using Contracts;
using Contracts.Funding;
using ServiceDefaults.Authentication;
using Testing;
using Testing.Services;

namespace Registry.Tests;

public sealed class DashboardTests(RegistryHost host) : IClassFixture<RegistryHost>
{
    [Fact]
    public async Task Targets_stand_against_what_was_reached_by_year_kind_and_county()
    {
        var (fast, slow) = (await host.APlannedBaseAsync(), await host.APlannedBaseAsync());
        await PaidAsync(fast, 2_000_000_00);
        var period = await host.AnEndedPeriodAsync();
        var before = await GroupAsync(period.Year);

        await host.AnAcceptedReportAsync(period, fast, host.PlanReportBody(period, first: 100, platforms: 1m));
        await host.AnAcceptedReportAsync(period, slow, host.PlanReportBody(period, first: 20, platforms: 0m, ownFunds: null));

        var after = await GroupAsync(period.Year);
        Assert.Equal(before.Active, after.Active);
        var (was, now) = (before.Indicators.Single(), after.Indicators.Single());
        Assert.Equal((was.Reached + 1, was.NotYet + 1, was.Unknown - 2), (now.Reached, now.NotYet, now.Unknown));
        Assert.Equal(before.Reports.Accepted + 2, after.Reports.Accepted);
        Assert.Equal(decimal.Parse(before.OwnFundsInvested.Value) + 1_200_000m, decimal.Parse(after.OwnFundsInvested.Value));
        Assert.True(after.Progress > before.Progress);
        Assert.Equal(2m, (await host.ReadPlanAsync(fast)).Funds.Leverage); // 4,000,000 drawn along by 2,000,000
        Assert.Null((await host.ReadPlanAsync(fast, Given.County)).Funds.Leverage); // it would tell what was paid
    }

    [Fact]
    public async Task A_past_year_counts_the_titles_that_were_held_then()
    {
        var lost = await host.APlannedBaseAsync();
        var then = host.Today().Year;
        await host.MoveClockToAsync(Shanghai.StartOfDay(new DateOnly(then + 1, 1, 10)));
        var before = await TargetsAsync(then + 1);
        await host.WalkAsync(await host.ARectificationAsync(lost), Given.ToRevocation);

        var (past, present) = (await TargetsAsync(then), await TargetsAsync(then + 1));

        Assert.Equal(new DateOnly(then, 12, 31), past.On);
        Assert.Equal(before.Active - 1, present.Active);
        Assert.True(past.Active >= 1);
        Assert.Equal(present.Active, (await TargetsAsync(then + 1)).Programme!.Active);
        Assert.Contains(past.Groups, g => g.Area == "130102");
        Assert.Equal(past.Active, past.Groups.Sum(g => g.Active));
    }

    [Fact]
    public async Task A_county_sees_its_own_bases_and_not_the_programme()
    {
        await host.APlannedBaseAsync();

        var (own, other) = (await TargetsAsync(host.Today().Year, Given.County), await TargetsAsync(host.Today().Year, Principal.Person(Role.CountyOfficer, area: "130104")));

        Assert.True(own.Active > 0);
        Assert.Null(own.Programme);
        Assert.Equal((0, 0), (other.Active, other.Groups.Count));
    }

    [Fact]
    public async Task Warnings_come_with_their_reasons_and_the_gravest_first()
    {
        var id = await host.APlannedBaseAsync(daysAgo: 450);
        var period = await host.AnEndedPeriodAsync(dueWorkingDays: 1);
        await host.MoveClockToAsync(WorkingCalendar.EndOfDay(period.DueOn));
        await Eventually.TrueAsync(async () => (await WarningsAsync(id)).Any(w => w.Code == "report-overdue"), "the report is overdue");
        var cycle = await host.AnOpenCycleAsync();
        await host.EvaluateAsync(cycle.Id, id, Grade.Poor);

        var warnings = await WarningsAsync(id);

        Assert.Equal("grade-poor", warnings[0].Code);
        Assert.Equal(["own-funds-short", "progress-behind", "report-overdue", "step-overdue"], warnings.Where(w => w.Level == "warning").Select(w => w.Code).Distinct().Except(["forecast-late"]));
        Assert.Contains(warnings, w => w.Code == "step-overdue" && w.Subject == "ENT-K1.1" && w.Reason.Contains("现进度0%", StringComparison.Ordinal));
        Assert.Empty(await WarningsAsync(id, by: Principal.Person(Role.CountyOfficer, area: "130104")));
        Assert.Equal("grade-poor", Assert.Single(await WarningsAsync(id, level: "alarm"), w => w.Level == "alarm").Code);
    }

    [Fact]
    public async Task Pages_of_warnings_lead_over_all_bases()
    {
        var bases = new HashSet<Guid> { await host.ABaseAsync(), await host.ABaseAsync(), await host.ABaseAsync() };
        using var client = host.CreateClient(Given.Officer);
        var (seen, after) = (new List<Guid>(), "");

        do
        {
            var page = await client.GetFromJsonAsync<Given.Rows<BaseRow>>(new Uri($"/programme/warnings?limit=1{after}", UriKind.Relative), TestContext.Current.CancellationToken);
            seen.AddRange(page!.Items.Select(i => i.BaseId));
            after = page.Next is { } next ? $"&after={next}" : "";
        }
        while (after.Length > 0);

        Assert.Superset(bases, seen.ToHashSet()); // each has no plan
        Assert.Equal(seen.Count, seen.Distinct().Count());
    }

    private async Task PaidAsync(Guid id, long fen)
    {
        await host.PublishAsync(new PaymentSettled(Guid.CreateVersion7(), 8, Guid.CreateVersion7(), id, fen, host.Today()));
        await Eventually.EqualAsync(1L, () => host.ReadAsync<long>($"SELECT count(*) FROM support WHERE base_id = '{id}'"), "payments");
    }

    private async Task<GroupRow> GroupAsync(int year) => Assert.Single((await TargetsAsync(year)).Groups, g => g is { Kind: "enterprise", Area: "130102" });

    private async Task<TargetRows> TargetsAsync(int year, Principal? by = null)
    {
        using var client = host.CreateClient(by ?? Given.Officer);
        return (await client.GetFromJsonAsync<TargetRows>(new Uri($"/programme/targets?year={year}", UriKind.Relative), TestContext.Current.CancellationToken))!;
    }

    private async Task<IReadOnlyList<WarningRow>> WarningsAsync(Guid id, string level = "notice", Principal? by = null)
    {
        using var client = host.CreateClient(by ?? Given.Officer);
        var page = await client.GetFromJsonAsync<Given.Rows<BaseRow>>(
            new Uri($"/programme/warnings?limit=200&level={level}", UriKind.Relative), TestContext.Current.CancellationToken);
        return page!.Items.SingleOrDefault(i => i.BaseId == id)?.Warnings ?? [];
    }

    private sealed record TargetRows(DateOnly On, int Active, ProgrammeRow? Programme, IReadOnlyList<GroupRow> Groups);

    private sealed record ProgrammeRow(int Target, int Active);

    private sealed record GroupRow(
        string Kind, string Area, int Active, int? Progress, IReadOnlyList<CountRow> Indicators, ReportsRow Reports, Given.AmountRow OwnFundsInvested);

    private sealed record CountRow(string Code, int Reached, int NotYet, int Missed, int Unknown);

    private sealed record ReportsRow(int Overdue, int Accepted);

    private sealed record BaseRow(Guid BaseId, string Level, IReadOnlyList<WarningRow> Warnings);

    private sealed record WarningRow(string Code, string Level, string? Subject, string Reason);
}
