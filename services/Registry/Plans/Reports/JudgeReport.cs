using System.ComponentModel.DataAnnotations;
using Calendar;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Registry.Data;
using Registry.Indicators;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Registry.Plans.Reports;

/// <summary>The county, or the commission, accepts a report or wants it corrected. What it says counts from then on, and not before.</summary>
internal static class JudgeReport
{
    public sealed record AcceptRequest([property: Required, Text(2_000)] string Opinion);

    public static async Task<Results<Ok<PlanReportView>, NotFound>> Accept(
        Guid id, AcceptRequest request, IfMatch ifMatch, RegistryDb db, ReportDesk desk, Caller caller, BusinessClock clock,
        CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(id, cancellationToken) is not { } found)
        {
            return TypedResults.NotFound();
        }

        var (report, period, owing) = found;
        ifMatch.Check(report);
        desk.RequireGuide(owing);
        var from = report.Status;
        report.Accept(request.Opinion, caller.Subject, clock.Today);
        db.IndicatorFigures.AddRange(report.Figures.Select(figure => new IndicatorFigure(report, period, figure)));
        if (report.Steps.Count > 0 && await db.FindPlanAsync(owing.Id, cancellationToken) is { } plan && plan.IsNews(period))
        {
            plan.Advance(period, report.Steps);
            db.Record(plan, "plan-advanced", reason: period.Name, data: new { Report = report.Id });
        }

        await desk.SaveAsync(report, "report-accepted", from, request.Opinion, cancellationToken);
        return TypedResults.Ok(PlanReportView.Of(report, period));
    }

    public static async Task<Results<Ok<PlanReportView>, NotFound>> Return(
        Guid id, ReasonRequest request, IfMatch ifMatch, ReportDesk desk, BusinessClock clock, WorkingCalendar calendar,
        CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(id, cancellationToken) is not { } found)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(found.Report);
        desk.RequireGuide(found.Base);
        var from = found.Report.Status;
        found.Report.Return(request.Reason, calendar, clock.Today);
        await desk.SaveAsync(found.Report, "report-returned", from, request.Reason, cancellationToken);
        return TypedResults.Ok(PlanReportView.Of(found.Report, found.Period));
    }
}
