using Calendar;
using Evidence;

namespace Registry.Plans.Reports;

/// <summary>A part of a year on which every base that holds its title reports by a date (R73, R91, R102). Never changed.</summary>
internal sealed class ReportingPeriod : IAggregate
{
    private ReportingPeriod()
    {
    }

    public ReportingPeriod(int year, PeriodPart part, int dueWorkingDays, bool repeats, WorkingCalendar calendar, DateOnly today)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (Year, Part, OpenedOn, DueWorkingDays, Repeats) = (year, part, today, dueWorkingDays, repeats);
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

    public int DueWorkingDays { get; private set; }

    /// <summary>The next one is opened by the system, on its last day, and so on; unless somebody opens it before, and says otherwise.</summary>
    public bool Repeats { get; private set; }

    /// <summary>On this day the next one is opened.</summary>
    public DateOnly NextOn => PeriodDays.Of(Next.Year, Next.Part).To;

    public string Name => PeriodDays.NameOf(Year, Part);

    public (int Year, PeriodPart Part) Next => PeriodDays.After(Year, Part);

    /// <summary>The year ends with it, so its indicators are told.</summary>
    public bool EndsYear => ToDay.Month == 12;
}
