using Contracts.Applications;
using Evidence;

namespace Applications.Calendars;

/// <summary>The holidays of one year as officers maintain them from the State Council's notice.</summary>
internal sealed class YearCalendar : IAggregate
{
    private YearCalendar()
    {
    }

    public YearCalendar(int year)
    {
        Id = Guid.CreateVersion7();
        Year = year;
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public int Year { get; private set; }

    public List<DateOnly> Holidays { get; private set; } = [];

    public List<DateOnly> WorkingWeekends { get; private set; } = [];

    public CalendarPublished Publish(IEnumerable<DateOnly> holidays, IEnumerable<DateOnly> workingWeekends)
    {
        Holidays = [.. holidays.Distinct().Order()];
        WorkingWeekends = [.. workingWeekends.Distinct().Order()];
        Revision++;
        return new(Id, Revision, Year, Holidays, WorkingWeekends);
    }
}
