using Calendar;
using Contracts.Applications;
using Microsoft.Extensions.DependencyInjection;
using Testing;

namespace Registry.Tests;

/// <summary>Each test moves the host's business time on by quarters, so none relies on another's period.</summary>
public sealed class ChaseTests(RegistryHost host) : IClassFixture<RegistryHost>
{
    [Fact]
    public async Task A_late_report_is_chased_three_times_and_then_left_to_people()
    {
        var id = await host.APlannedBaseAsync();
        var period = await host.AnEndedPeriodAsync();
        var report = await host.ReportOfAsync(period, id);

        await host.MoveClockToAsync(WorkingCalendar.EndOfDay(period.DueOn).AddMinutes(-10));
        Assert.Equal("expected", (await host.ReportOfAsync(period, id)).Status);
        await host.MoveClockToAsync(WorkingCalendar.EndOfDay(period.DueOn));
        await ChasedAsync(report.Id, 1);
        Assert.Equal("overdue", (await host.ReportOfAsync(period, id)).Status);
        for (var times = 2; times <= 3; times++)
        {
            await host.MoveClockToAsync(WorkingCalendar.EndOfDay(await NextChaseAsync(report.Id)));
            await ChasedAsync(report.Id, times);
        }

        Assert.Equal(3, await host.EventsAsync(report.Id, "plan-report-chased"));
        Assert.Equal(0, await host.ReadAsync<long>($"SELECT count(*) FROM due WHERE subject_id = '{report.Id}'"));
        var late = await host.AnAcceptedReportAsync(period, id, host.PlanReportBody(period));
        Assert.True(late.Late);
    }

    [Fact]
    public async Task A_report_in_time_is_never_chased_and_a_returned_one_is_from_its_new_day_on()
    {
        var (inTime, returned) = (await host.APlannedBaseAsync(), await host.APlannedBaseAsync());
        var period = await host.AnEndedPeriodAsync(dueWorkingDays: 3);
        await host.ReportStepAsync(await host.ReportOfAsync(period, inTime), "submit", host.PlanReportBody(period));
        var submitted = (await host.ReportStepAsync(await host.ReportOfAsync(period, returned), "submit", host.PlanReportBody(period))).Row!;
        var back = (await host.ReportStepAsync(submitted, "return", new { reason = "数据有误" })).Row!;
        Assert.True(back.DueOn > period.DueOn);

        await host.MoveClockToAsync(WorkingCalendar.EndOfDay(back.DueOn));
        await ChasedAsync(back.Id, 1);

        Assert.Equal(("submitted", 0, false), await StateAsync(period, inTime));
        Assert.Equal(("overdue", 1, false), await StateAsync(period, returned));
        await host.ReportStepAsync(await host.ReportOfAsync(period, returned), "submit", host.PlanReportBody(period));
        Assert.Equal(("submitted", 1, true), await StateAsync(period, returned));
    }

    [Fact]
    public async Task A_base_that_lost_its_title_owes_nothing_any_more()
    {
        var id = await host.APlannedBaseAsync();
        var period = await host.AnEndedPeriodAsync();
        await host.WalkAsync(await host.ARectificationAsync(id), Given.ToRevocation);

        await host.MoveClockToAsync(WorkingCalendar.EndOfDay(period.DueOn));

        await Eventually.EqualAsync(("waived", 0, false), () => StateAsync(period, id), "the report");
        Assert.Equal(0, await host.EventsAsync((await host.ReportOfAsync(period, id)).Id, "plan-report-chased"));
    }

    [Fact]
    public async Task The_days_for_a_report_pass_over_holidays_and_the_years_end()
    {
        await host.APlannedBaseAsync();
        var year = host.Today().Year + 1;
        var newYear = new DateOnly(year + 1, 1, 1);
        await host.PublishAsync(new CalendarPublished(Guid.CreateVersion7(), 1, year + 1, [newYear, newYear.AddDays(1), newYear.AddDays(2), newYear.AddDays(3)], []));
        var calendar = host.Services.GetRequiredService<CurrentCalendar>();
        await Eventually.TrueAsync(() => Task.FromResult(calendar.Value.IsPublished(year + 1)), "the calendar is known");
        using var client = host.CreateClient(Given.Officer);

        var period = await client.PostAsync<Given.PeriodRow>("/reporting-periods", new { year, part = "year", dueWorkingDays = 1 });

        Assert.Equal(new DateOnly(year, 12, 31), period.To);
        Assert.True(period.DueOn > newYear.AddDays(3), $"{period.DueOn} lies in the holidays");
        Assert.True(period.DueOn.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
    }

    private Task ChasedAsync(Guid report, int times) =>
        Eventually.EqualAsync(times, () => host.ReadAsync<int>($"SELECT chases FROM plan_report WHERE id = '{report}'"), "chases");

    private async Task<DateOnly> NextChaseAsync(Guid report) =>
        DateOnly.FromDateTime(await host.ReadAsync<DateTime>($"SELECT chase_on::timestamp FROM plan_report WHERE id = '{report}'"));

    private async Task<(string Status, int Chases, bool Late)> StateAsync(Given.PeriodRow period, Guid id)
    {
        var report = await host.ReportOfAsync(period, id);
        return (report.Status, report.Chases, report.Late);
    }
}
