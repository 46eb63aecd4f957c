using System.Collections.Frozen;

namespace Calendar;

/// <summary>
/// Working days as of one moment: immutable, so one decision sees one calendar. A year without a published calendar has
/// its weekends only; <see cref="IsPublished"/> tells.
/// </summary>
/// <remarks>The day one counts from is never counted.</remarks>
public sealed class WorkingCalendar
{
    private const int MostWorkingDays = 10_000;
    private readonly FrozenDictionary<DateOnly, bool> _worked; // only the days that differ from the plain week
    private readonly FrozenSet<int> _years;

    public WorkingCalendar(IEnumerable<CalendarYear> years)
    {
        var worked = new Dictionary<DateOnly, bool>();
        var published = new HashSet<int>();
        foreach (var year in years.OrderBy(y => y.Year)) // where two notices differ about a day, the later one holds
        {
            published.Add(year.Year);
            Array.ForEach(year.Holidays, day => worked[day] = false);
            Array.ForEach(year.WorkingWeekends, day => worked[day] = true);
        }

        (_worked, _years) = (worked.ToFrozenDictionary(), published.ToFrozenSet());
    }

    /// <summary>The first instant that is too late for something due on <paramref name="date"/>: the next midnight in Shanghai, in UTC.</summary>
    public static DateTimeOffset EndOfDay(DateOnly date) => Shanghai.StartOfDay(date.AddDays(1));

    public bool IsPublished(int year) => _years.Contains(year);

    public bool IsWorkingDay(DateOnly date) =>
        _worked.TryGetValue(date, out var worked) ? worked : date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>The n-th working day after the date, or before it for a negative n; for 0 the date itself.</summary>
    public DateOnly AddWorkingDays(DateOnly date, int workingDays)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(workingDays, MostWorkingDays);
        ArgumentOutOfRangeException.ThrowIfLessThan(workingDays, -MostWorkingDays);
        var step = Math.Sign(workingDays);
        for (var left = Math.Abs(workingDays); left > 0;)
        {
            date = date.AddDays(step);
            left -= IsWorkingDay(date) ? 1 : 0;
        }

        return date;
    }

    /// <summary>How many working days one counts on the way from one date to another; negative on the way back.</summary>
    public int WorkingDaysBetween(DateOnly from, DateOnly to)
    {
        var step = from <= to ? 1 : -1;
        var count = 0;
        while (from != to)
        {
            from = from.AddDays(step);
            count += IsWorkingDay(from) ? step : 0;
        }

        return count;
    }

    /// <summary>“Within n working days” of an event: the end of the n-th working day after it.</summary>
    public DateTimeOffset DueAfter(DateOnly eventDay, int workingDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workingDays);
        return EndOfDay(AddWorkingDays(eventDay, workingDays));
    }
}
