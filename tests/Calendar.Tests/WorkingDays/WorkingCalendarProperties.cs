using CsCheck;

namespace Calendar.Tests;

public sealed class WorkingCalendarProperties
{
    private static readonly WorkingCalendar Official = new(StateCouncilCalendars.Years);
    private static readonly Gen<DateOnly> Days = Gen.Int[0, 1200].Select(n => new DateOnly(2017, 6, 1).AddDays(n));
    private static readonly Gen<int> Counts = Gen.Int[-200, 200];

    [Fact]
    public void Adding_lands_on_a_working_day_that_many_away() => Gen.Select(Days, Counts).Sample((day, n) =>
    {
        var end = Official.AddWorkingDays(day, n);
        Assert.True(n == 0 ? end == day : Official.IsWorkingDay(end));
        Assert.Equal(n, Official.WorkingDaysBetween(day, end));
    });

    [Fact]
    public void Adding_back_returns_to_a_working_day() => Gen.Select(Days.Where(Official.IsWorkingDay), Counts).Sample((day, n) =>
        Assert.Equal(day, Official.AddWorkingDays(Official.AddWorkingDays(day, n), -n)));

    [Fact]
    public void Later_or_longer_is_never_earlier() => Gen.Select(Days, Gen.Int[0, 60], Gen.Int[0, 200], Gen.Int[0, 20]).Sample((day, later, n, more) =>
    {
        Assert.True(Official.AddWorkingDays(day, n) <= Official.AddWorkingDays(day.AddDays(later), n));
        Assert.True(Official.AddWorkingDays(day, n) <= Official.AddWorkingDays(day, n + more));
    });

    [Fact]
    public void Counting_adds_up_over_a_day_in_between() => Gen.Select(Days, Gen.Int[0, 200], Gen.Int[0, 200]).Sample((a, x, y) =>
    {
        var (b, c) = (a.AddDays(x), a.AddDays(x + y));
        Assert.Equal(Official.WorkingDaysBetween(a, c), Official.WorkingDaysBetween(a, b) + Official.WorkingDaysBetween(b, c));
        Assert.Equal(Enumerable.Range(1, x).Count(i => Official.IsWorkingDay(a.AddDays(i))), Official.WorkingDaysBetween(a, b));
    });

    [Fact]
    public void Every_instant_of_a_day_is_before_its_end_and_on_that_date() => Gen.Select(Days, Gen.Long[0, TimeSpan.TicksPerDay - 1]).Sample((day, ticks) =>
    {
        var instant = Shanghai.StartOfDay(day).AddTicks(ticks);
        Assert.Equal(day, Shanghai.DateOf(instant));
        Assert.True(instant < WorkingCalendar.EndOfDay(day));
        Assert.Equal(TimeSpan.FromDays(1), WorkingCalendar.EndOfDay(day) - Shanghai.StartOfDay(day)); // no summer time
    });
}
