using Calendar;
using Evidence;

namespace Registry.Plans.Reports;

/// <summary>A part of a year on which every base that holds its title reports by a date (R73, R91, R102). Never changed.</summary>
internal sealed class ReportingPeriod : IAggregate
{
    private ReportingPeriod()
    {
    }

    public ReportingPeriod(int year, PeriodPart part, int dueWorkingDays, WorkingCalendar calendar, DateOnly today)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (Year, Part, OpenedOn) = (year, part, today);
        (FromDay, ToDay) = PeriodDays.Of(year, part);
        DueOn = calendar.AddWorkingDays(ToDay, dueWorkingDays);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public int Year { get; private set; }

    public PeriodPart Part { get; private set; }

    public DateOnly FromDay { get; private set; }

    public DateOnly ToDay { get; private set; }

    /// <summary>The last day for the reports, so many working days after the period's end.</summary>
    public DateOnly DueOn { get; private set; }

    public DateOnly OpenedOn { get; private set; }

    public string Name => PeriodDays.NameOf(Year, Part);

    /// <summary>The year ends with it, so its indicators are told.</summary>
    public bool EndsYear => ToDay.Month == 12;
}
