namespace Calendar.Tests;

public sealed class WorkingCalendarTests
{
    private static readonly WorkingCalendar Official = new(StateCouncilCalendars.Years);

    [Theory]
    [InlineData(2018, 250)]
    [InlineData(2019, 250)]
    public void A_year_has_the_working_days_that_the_State_Council_left(int year, int expected)
    {
        Assert.True(Official.IsPublished(year));
        Assert.Equal(expected, Official.WorkingDaysBetween(new(year - 1, 12, 31), new(year, 12, 31)));
    }

    [Theory]
    [InlineData("2018-01-01", false)]
    [InlineData("2018-02-11", true)]
    [InlineData("2018-02-14", true)]
    [InlineData("2018-02-15", false)]
    [InlineData("2018-02-21", false)]
    [InlineData("2018-02-22", true)]
    [InlineData("2018-02-24", true)]
    [InlineData("2018-02-25", false)]
    [InlineData("2018-04-08", true)]
    [InlineData("2018-04-28", true)]
    [InlineData("2018-05-01", false)]
    [InlineData("2018-06-18", false)]
    [InlineData("2018-09-24", false)]
    [InlineData("2018-09-29", true)]
    [InlineData("2018-09-30", true)]
    [InlineData("2018-10-07", false)]
    [InlineData("2018-12-29", true)]
    [InlineData("2018-12-31", false)]
    [InlineData("2019-01-01", false)]
    [InlineData("2019-02-03", true)]
    [InlineData("2019-05-03", false)]
    [InlineData("2019-05-05", true)]
    [InlineData("2019-10-12", true)]
    public void Days_are_as_the_notices_say(string day, bool working) => Assert.Equal(working, Official.IsWorkingDay(DateOnly.Parse(day)));

    [Theory]
    [InlineData("2018-02-14", 1, "2018-02-22")] // over Spring Festival
    [InlineData("2018-02-14", 3, "2018-02-24")]
    [InlineData("2018-02-14", 4, "2018-02-26")]
    [InlineData("2018-09-28", 3, "2018-10-08")] // two worked weekend days, then a week off
    [InlineData("2018-12-28", 2, "2019-01-02")] // over the year's end
    [InlineData("2018-06-15", 5, "2018-06-25")] // from a Friday over Dragon Boat
    [InlineData("2018-06-16", 1, "2018-06-19")] // from a holiday
    [InlineData("2019-01-02", -1, "2018-12-29")]
    [InlineData("2018-06-16", 0, "2018-06-16")]
    public void The_day_one_counts_from_is_not_counted(string from, int days, string expected) =>
        Assert.Equal(DateOnly.Parse(expected), Official.AddWorkingDays(DateOnly.Parse(from), days));

    [Fact]
    public void A_deadline_ends_with_its_day_in_Shanghai() =>
        Assert.Equal(new DateTimeOffset(2018, 2, 22, 16, 0, 0, TimeSpan.Zero), Official.DueAfter(new(2018, 2, 14), 1));

    [Theory]
    [InlineData("2018-12-31", "2018-12-31T16:00:00Z")]
    [InlineData("2020-02-29", "2020-02-29T16:00:00Z")]
    [InlineData("1988-07-01", "1988-07-01T15:00:00Z")] // China had summer time until 1991
    public void The_end_of_a_day_is_the_next_midnight(string day, string instant)
    {
        Assert.Equal(DateTimeOffset.Parse(instant), WorkingCalendar.EndOfDay(DateOnly.Parse(day)));
        Assert.Equal(DateOnly.Parse(day).AddDays(1), Shanghai.DateOf(WorkingCalendar.EndOfDay(DateOnly.Parse(day))));
        Assert.Equal(DateOnly.Parse(day), Shanghai.DateOf(WorkingCalendar.EndOfDay(DateOnly.Parse(day)).AddTicks(-1)));
    }

    [Fact]
    public void A_year_without_a_calendar_has_its_weekends_and_says_so()
    {
        Assert.False(Official.IsPublished(2020));
        Assert.False(Official.IsWorkingDay(new(2020, 1, 25)));
        Assert.True(Official.IsWorkingDay(new(2020, 1, 27)));
    }

    [Fact]
    public void Where_two_notices_differ_the_later_one_holds()
    {
        CalendarYear earlier = new() { Year = 2018, Version = 1, Holidays = [], WorkingWeekends = [new(2018, 12, 30)] };
        CalendarYear later = new() { Year = 2019, Version = 1, Holidays = [new(2018, 12, 30)], WorkingWeekends = [] };
        Assert.False(new WorkingCalendar([later, earlier]).IsWorkingDay(new(2018, 12, 30)));
    }

    [Fact]
    public void Counting_has_a_limit()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Official.AddWorkingDays(new(2018, 1, 1), 10_001));
        Assert.Throws<ArgumentOutOfRangeException>(() => Official.DueAfter(new(2018, 1, 1), -1));
    }
}
