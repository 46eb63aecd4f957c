using Calendar;
using Testing;

namespace Registry.Tests;

/// <summary>Each test moves the host's business time on, so each takes parts of its own length.</summary>
public sealed class RepeatingPeriodTests(RegistryHost host) : IClassFixture<RegistryHost>
{
    [Fact]
    public async Task The_next_part_is_opened_on_its_last_day_over_the_years_end_and_goes_on()
    {
        var id = await host.APlannedBaseAsync();
        var year = host.Today().Year;
        var first = await host.ActAsync<Given.PeriodRow>(Given.Officer, "/reporting-periods", new { year, part = "h2", dueWorkingDays = 7, repeats = true });
        Assert.True(first.Repeats);

        await host.MoveClockToAsync(Shanghai.StartOfDay(new(year + 1, 6, 30)).AddMinutes(-10));
        Assert.Null(await host.FindPeriodAsync(year + 1, "h1"));
        await host.MoveClockToAsync(Shanghai.StartOfDay(new(year + 1, 6, 30)));

        await Eventually.TrueAsync(async () => await host.FindPeriodAsync(year + 1, "h1") is not null, "the next period is opened");
        var next = (await host.FindPeriodAsync(year + 1, "h1"))!;
        Assert.Equal((7, true, new DateOnly(year + 1, 1, 1)), (next.DueWorkingDays, next.Repeats, next.From));
        Assert.Equal("expected", (await host.ReportOfAsync(next, id)).Status);
        Assert.Equal(1, await host.ReadAsync<long>($"SELECT count(*) FROM due WHERE kind = 'reporting-period-next' AND subject_id = '{next.Id}'"));
    }

    [Fact]
    public async Task Who_opens_the_next_by_hand_says_whether_it_goes_on()
    {
        await host.APlannedBaseAsync();
        var year = host.Today().Year + 1;
        await host.ActAsync<Given.PeriodRow>(Given.Officer, "/reporting-periods", new { year, part = "year", repeats = true });
        var byHand = await host.ActAsync<Given.PeriodRow>(Given.Officer, "/reporting-periods", new { year = year + 1, part = "year", dueWorkingDays = 3 });

        await host.MoveClockToAsync(Shanghai.StartOfDay(new(year + 1, 12, 31)));
        await Eventually.EqualAsync(
            0L, () => host.ReadAsync<long>("SELECT count(*) FROM due WHERE kind = 'reporting-period-next' AND due_at < '" + $"{year + 1}-12-31" + "'"), "what is due");

        var kept = (await host.FindPeriodAsync(year + 1, "year"))!;
        Assert.Equal((byHand.Id, 3, false), (kept.Id, kept.DueWorkingDays, kept.Repeats));
    }
}
