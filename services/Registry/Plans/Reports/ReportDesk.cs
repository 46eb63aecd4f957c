using Calendar;
using Contracts;
using Evidence;
using Microsoft.EntityFrameworkCore;
using Registry.Bases;
using Registry.Data;
using ServiceDefaults.Authentication;
using static ServiceDefaults.Http.RuleViolationException;

namespace Registry.Plans.Reports;

/// <summary>How every step of a report is taken: found for this caller with its period and base, its deadline kept in step, recorded, saved.</summary>
internal sealed class ReportDesk(RegistryDb db, Caller caller)
{
    public async Task<(PlanReport Report, ReportingPeriod Period, Base Base)?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var bases = db.Bases.ManagedInSightOf(caller);
        var found = await (
            from report in db.PlanReports
            join owing in bases on report.BaseId equals owing.Id
            join period in db.ReportingPeriods on report.PeriodId equals period.Id
            where report.Id == id
            select new { report, period, owing }).SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : (found.report, found.period, found.owing);
    }

    /// <summary>A county guides its bases (R91), but a region's builder is the county itself: there the commission judges.</summary>
    public void RequireGuide(Base guided) => Require(
        guided.Kind is not BaseKind.Region || caller.Is(Role.DrcOfficer), "own-region",
        "A region is built by its own county: the commission judges its reports.");

    public async Task SaveAsync(PlanReport report, string action, PlanReportStatus from, string? reason, CancellationToken cancellationToken)
    {
        await (report.ChaseOn is { } day
            ? db.ScheduleAsync(ChaseReport.DueKind, report.Id, WorkingCalendar.EndOfDay(day), cancellationToken)
            : db.UnscheduleAsync(ChaseReport.DueKind, report.Id, cancellationToken));
        db.Record(report, action, from.ToString(), report.Status.ToString(), reason);
        await db.SaveChangesAsync(cancellationToken);
    }
}
