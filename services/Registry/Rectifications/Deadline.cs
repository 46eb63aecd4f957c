using Calendar;
using Registry.Bases;
using ServiceDefaults.Http;

namespace Registry.Rectifications;

/// <summary>By when something is due: on a day that is named, or in so many working days.</summary>
internal static class Deadline
{
    public static FieldError? FaultOf(DateOnly? dueOn, int? workingDays) => (dueOn, workingDays) switch
    {
        (null, null) => new("/dueOn", "Name the last day, or how many workingDays there are."),
        ({ }, { }) => new("/workingDays", "The last day is named already: leave one of the two out."),
        _ => null,
    };

    /// <param name="today">From which working days count; it is not counted itself.</param>
    public static DateOnly Of(DateOnly? dueOn, int? workingDays, DateOnly today, WorkingCalendar calendar)
    {
        var due = dueOn ?? calendar.AddWorkingDays(today, workingDays!.Value);
        DueDate.RequireAhead(due, today);
        return due;
    }
}
