using System.Net;
using Calendar;
using Testing;

namespace Registry.Tests;

/// <summary>Each test moves the host's business time on, so none relies on another's date.</summary>
public sealed class OverdueTests(RegistryHost host) : IClassFixture<RegistryHost>
{
    [Fact]
    public async Task The_end_of_the_last_day_in_Shanghai_raises_Overdue_by_itself()
    {
        var ordered = await host.ARectificationAsync(await host.ABaseAsync(), days: 3);

        await host.MoveClockToAsync(WorkingCalendar.EndOfDay(ordered.DueOn).AddMinutes(-10));
        Assert.Equal("Ordered", await StatusOfAsync(ordered.Id));
        await host.MoveClockToAsync(WorkingCalendar.EndOfDay(ordered.DueOn));

        await Eventually.EqualAsync("Overdue", () => StatusOfAsync(ordered.Id), "the status");
        Assert.Equal(1, await host.ReadAsync<long>(
            $"SELECT count(*) FROM audit WHERE aggregate_id = '{ordered.Id}' AND action = 'rectification-overdue' AND actor_kind = 'system' AND from_state = 'Ordered'"));
    }

    [Fact]
    public async Task An_overdue_report_is_taken_within_the_days_of_grace()
    {
        var overdue = await AnOverdueOneAsync(grace: 5);

        Assert.True(overdue.GraceEndsOn >= overdue.DueOn.AddDays(5)); // five working days are a week at least, but for weekends worked
        var reported = await host.WalkAsync(overdue, "report", "verification", "pass");

        Assert.Equal("passed", reported.Status);
    }

    [Fact]
    public async Task After_the_grace_only_the_commission_goes_on()
    {
        var overdue = await AnOverdueOneAsync(grace: 0);

        var late = await host.StepAsync(overdue, "report");
        Assert.Equal((HttpStatusCode.Conflict, "grace-over"), (late.Status, late.Code));
        var extension = await host.StepAsync(overdue, "extension");
        Assert.Equal((HttpStatusCode.Conflict, "rectification-wrong-state"), (extension.Status, extension.Code));
        Assert.Equal("revocation-approved", (await host.WalkAsync(overdue, "propose-revocation", "hearing", "revoke")).Status);
    }

    [Fact]
    public async Task A_report_in_time_is_never_overdue_and_an_extension_moves_the_deadline()
    {
        var (inTime, extended) = (await host.ARectificationAsync(await host.ABaseAsync(), days: 3), await host.ARectificationAsync(await host.ABaseAsync(), days: 3));
        inTime = await host.WalkAsync(inTime, "plan", "plan/accept", "start", "report");
        extended = await host.WalkAsync(extended, "extension");
        var marker = await host.ARectificationAsync(await host.ABaseAsync(), days: 3);

        await host.MoveClockToAsync(WorkingCalendar.EndOfDay(marker.DueOn).AddSeconds(1));
        await Eventually.EqualAsync("Overdue", () => StatusOfAsync(marker.Id), "the marker's status");

        Assert.Equal("ReportSubmitted", await StatusOfAsync(inTime.Id));
        Assert.Equal("Ordered", await StatusOfAsync(extended.Id));
        await host.MoveClockToAsync(WorkingCalendar.EndOfDay(extended.DueOn).AddSeconds(1));
        await Eventually.EqualAsync("Overdue", () => StatusOfAsync(extended.Id), "the extended one's status");
    }

    private async Task<Given.RectificationRow> AnOverdueOneAsync(int grace)
    {
        var ordered = await host.ARectificationAsync(await host.ABaseAsync(), days: 3, grace);
        await host.MoveClockToAsync(WorkingCalendar.EndOfDay(ordered.DueOn).AddSeconds(1));
        await Eventually.EqualAsync("Overdue", () => StatusOfAsync(ordered.Id), "the status");
        var graceEnds = await host.ReadAsync<DateTime>($"SELECT grace_ends_on::timestamp FROM rectification WHERE id = '{ordered.Id}'");
        return ordered with { Revision = 2, GraceEndsOn = DateOnly.FromDateTime(graceEnds) };
    }

    private Task<string> StatusOfAsync(Guid id) => host.ReadAsync<string>($"SELECT status FROM rectification WHERE id = '{id}'");
}
