using Calendar;
using Microsoft.EntityFrameworkCore;
using Registry.Data;

namespace Registry.Plans.Reports;

/// <summary>On the last day of the part of a year that follows a repeating period: it is opened, unless somebody has done so before.</summary>
internal sealed class OpenNextPeriod(RegistryDb db, WorkingCalendar calendar, BusinessClock clock) : IDueHandler
{
    public const string DueKind = "reporting-period-next";

    public string Kind => DueKind;

    public async Task HandleAsync(Guid subjectId, CancellationToken cancellationToken)
    {
        var before = await db.ReportingPeriods.AsNoTracking().SingleAsync(p => p.Id == subjectId, cancellationToken);
        var (year, part) = before.Next;
        if (!await db.ReportingPeriods.AnyAsync(p => p.Year == year && p.Part == part, cancellationToken))
        {
            await OpenPeriod.OpenAsync(
                db, new(year, part, before.DueWorkingDays, before.Repeats, calendar, clock.Today), cancellationToken);
        }
    }
}
