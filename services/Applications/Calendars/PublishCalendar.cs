using System.ComponentModel.DataAnnotations;
using Applications.Data;
using Evidence;
using Messaging.Outbox;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Applications.Calendars;

internal static class PublishCalendar
{
    private const int MaxDays = 60;

    /// <param name="Holidays">Days off in that year (放假).</param>
    /// <param name="WorkingWeekends">Saturdays and Sundays worked instead (调休上班).</param>
    /// <param name="Source">The notice it follows, such as 国办发明电〔2017〕12号.</param>
    public sealed record Request(
        [property: Range(2018, 2100)] int Year,
        [property: Required, MaxLength(MaxDays)] IReadOnlyList<DateOnly> Holidays,
        [property: Required, MaxLength(MaxDays)] IReadOnlyList<DateOnly> WorkingWeekends,
        [property: Required, Text(200)] string Source) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Holidays.Concat(WorkingWeekends).Any(day => day.Year != Year))
            {
                yield return new("Every day must lie in the calendar's year.", [nameof(Holidays)]);
            }

            if (WorkingWeekends.Any(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)))
            {
                yield return new("A working weekend is a Saturday or a Sunday.", [nameof(WorkingWeekends)]);
            }

            if (Holidays.Intersect(WorkingWeekends).Any())
            {
                yield return new("A day is either off or worked.", [nameof(WorkingWeekends)]);
            }
        }
    }

    public sealed record View(Guid Id, long Revision, int Year, IReadOnlyList<DateOnly> Holidays, IReadOnlyList<DateOnly> WorkingWeekends)
        : IVersioned;

    public static async Task<View> Handle(Request request, ApplicationsDb db, EventOutbox outbox, CancellationToken cancellationToken)
    {
        var calendar = await db.YearCalendars.SingleOrDefaultAsync(c => c.Year == request.Year, cancellationToken);
        if (calendar is null)
        {
            calendar = new(request.Year);
            db.YearCalendars.Add(calendar);
        }

        outbox.Add(calendar.Publish(request.Holidays, request.WorkingWeekends));
        db.Record(calendar, "calendar-published", reason: request.Source);
        await db.SaveChangesAsync(cancellationToken);
        return new(calendar.Id, calendar.Revision, calendar.Year, calendar.Holidays, calendar.WorkingWeekends);
    }
}
