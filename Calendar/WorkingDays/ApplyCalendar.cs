using Contracts.Applications;
using Messaging;
using Microsoft.EntityFrameworkCore;

namespace Calendar;

/// <summary>Replaces a year's calendar by a newer version of it; one at or below the last applied changes nothing.</summary>
public sealed class ApplyCalendar<TDb>(TDb db) : IHandle<CalendarPublished>
    where TDb : DbContext
{
    public Task HandleAsync(CalendarPublished message, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            insert into working_calendar (year, version, holidays, working_weekends)
            values ({message.Year}, {message.Version}, {message.Holidays.ToArray()}, {message.WorkingWeekends.ToArray()})
            on conflict (year) do update
            set version = excluded.version, holidays = excluded.holidays, working_weekends = excluded.working_weekends
            where working_calendar.version < excluded.version
            """, cancellationToken);
}
