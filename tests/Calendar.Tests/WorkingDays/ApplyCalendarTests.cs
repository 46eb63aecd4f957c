using Contracts.Applications;
using Microsoft.Extensions.DependencyInjection;

namespace Calendar.Tests;

public sealed class ApplyCalendarTests : CalendarService
{
    private static readonly Guid Year2020 = Guid.CreateVersion7();
    private static readonly DateOnly Monday = new(2020, 1, 27);
    private static readonly DateOnly Saturday = new(2020, 1, 18);

    [Fact]
    public async Task A_published_calendar_holds_in_every_replica_after_its_refresh()
    {
        var other = GivenAReplica();
        await Refresh();
        await Refresh(other);
        Assert.True(Now(Service).IsWorkingDay(Monday));

        await Consume(new CalendarPublished(Year2020, 1, 2020, [Monday], [Saturday]));
        await Refresh();
        await Refresh(other);
        Assert.All([Now(Service), Now(other)], calendar =>
        {
            Assert.True(calendar.IsPublished(2020));
            Assert.False(calendar.IsWorkingDay(Monday));
            Assert.True(calendar.IsWorkingDay(Saturday));
        });
    }

    [Fact]
    public async Task A_version_at_or_below_the_last_one_changes_nothing()
    {
        await Consume(new CalendarPublished(Year2020, 3, 2020, [Monday], []));
        await Consume(new CalendarPublished(Year2020, 3, 2020, [], [Saturday]));
        await Consume(new CalendarPublished(Year2020, 2, 2020, [], []));
        await Refresh();
        Assert.False(Now(Service).IsWorkingDay(Monday));
        Assert.False(Now(Service).IsWorkingDay(Saturday));

        await Consume(new CalendarPublished(Year2020, 4, 2020, [], [Saturday]));
        await Refresh();
        Assert.True(Now(Service).IsWorkingDay(Monday));
        Assert.True(Now(Service).IsWorkingDay(Saturday));
    }

    [Fact]
    public async Task Seeded_calendars_give_way_to_published_ones()
    {
        await Consume(new CalendarPublished(Guid.CreateVersion7(), 1, 2019, [], []));
        await InScope(async db =>
        {
            await db.SeedStateCouncilCalendarsAsync(Cancelled);
            await db.SeedStateCouncilCalendarsAsync(Cancelled);
            return db;
        });
        await Refresh();
        Assert.False(Now(Service).IsWorkingDay(new(2018, 10, 1)));
        Assert.True(Now(Service).IsWorkingDay(new(2019, 10, 1)));

        await Consume(new CalendarPublished(Guid.CreateVersion7(), 1, 2018, [], []));
        await Refresh();
        Assert.True(Now(Service).IsWorkingDay(new(2018, 10, 1)));
    }

    [Fact]
    public void Before_it_was_read_there_is_no_calendar() => Assert.Throws<InvalidOperationException>(() => Now(Service));

    private static WorkingCalendar Now(Microsoft.Extensions.Hosting.IHost replica)
    {
        using var scope = replica.Services.CreateScope();
        return scope.ServiceProvider.GetRequiredService<WorkingCalendar>();
    }
}
