using Calendar;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Registry.Bases;
using Registry.Data;
using Registry.Plans.Reports;
using Registry.Support;
using ServiceDefaults.Authentication;

namespace Registry.Plans;

internal static class ReadPlan
{
    public static async Task<Results<Ok<PlanView>, NotFound>> One(
        Guid id, RegistryDb db, Caller caller, BusinessClock clock, CancellationToken cancellationToken)
    {
        var planned = await db.Bases.ManagedInSightOf(caller).AsNoTracking().SingleOrDefaultAsync(b => b.Id == id, cancellationToken);
        return planned is not null && await db.FindPlanAsync(id, cancellationToken) is { } plan
            ? TypedResults.Ok(await ViewAsync(db, plan, planned, caller, clock.Today, cancellationToken))
            : TypedResults.NotFound();
    }

    internal static async Task<PlanView> ViewAsync(
        RegistryDb db, ConstructionPlan plan, Base planned, Caller caller, DateOnly today, CancellationToken cancellationToken)
    {
        var reports = await (
            from report in db.PlanReports.AsNoTracking()
            join period in db.ReportingPeriods on report.PeriodId equals period.Id
            where report.BaseId == planned.Id && report.Status == PlanReportStatus.Accepted
            orderby report.Id
            select new { period.Year, report }).ToListAsync(cancellationToken);
        long? paid = caller.SeesMoneyOf(planned)
            ? SupportTotals.PaidFen(await db.SupportEntries.AsNoTracking().Where(e => e.BaseId == planned.Id).ToListAsync(cancellationToken))
            : null;
        return PlanView.Of(
            plan, [.. reports.SelectMany(r => r.report.Evidence)], today,
            PlanFunds.Of(plan.OwnFunding, [.. reports.Select(r => (r.Year, r.report.Capital))], paid));
    }
}

internal static class PlanQueries
{
    public static Task<ConstructionPlan?> FindPlanAsync(this RegistryDb db, Guid baseId, CancellationToken cancellationToken) =>
        db.ConstructionPlans.Include(p => p.Steps).SingleOrDefaultAsync(p => p.BaseId == baseId, cancellationToken);
}
