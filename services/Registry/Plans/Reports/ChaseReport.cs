using Calendar;
using Contracts.Registry;
using Evidence;
using Messaging.Outbox;
using Microsoft.EntityFrameworkCore;
using Registry.Bases;
using Registry.Data;

namespace Registry.Plans.Reports;

/// <summary>At the end of a report's last day, in Shanghai: without it the builder is told, and told again (催报).</summary>
internal sealed class ChaseReport(RegistryDb db, EventOutbox outbox, WorkingCalendar calendar, BusinessClock clock) : IDueHandler
{
    public const string DueKind = "plan-report-deadline";

    public string Kind => DueKind;

    public async Task HandleAsync(Guid subjectId, CancellationToken cancellationToken)
    {
        var report = await db.PlanReports.SingleOrDefaultAsync(r => r.Id == subjectId, cancellationToken);
        if (report is not { IsAwaited: true })
        {
            return; // it came in time
        }

        var owing = await db.Bases.AsNoTracking().SingleAsync(b => b.Id == report.BaseId, cancellationToken);
        var from = report.Status;
        if (!owing.OwesReports)
        {
            report.Waive();
            db.Record(report, "report-waived", from.ToString(), report.Status.ToString(), $"The title is {owing.Level}, {owing.Title}.");
            return;
        }

        var period = await db.ReportingPeriods.AsNoTracking().SingleAsync(p => p.Id == report.PeriodId, cancellationToken);
        report.Chase(calendar, clock.Today);
        if (report.ChaseOn is { } again)
        {
            await db.ScheduleAsync(DueKind, report.Id, WorkingCalendar.EndOfDay(again), cancellationToken);
        }

        db.Record(report, "report-chased", from.ToString(), report.Status.ToString(), $"{report.DueOn:yyyy-MM-dd} has passed.", new { report.Chases });
        outbox.Add(new PlanReportChased(
            report.Id, report.Revision, owing.Id, owing.Name, owing.Builder, owing.Area, period.Name, report.DueOn, report.Chases));
    }
}
