using System.ComponentModel.DataAnnotations;
using Calendar;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Registry.Bases;
using Registry.Data;
using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Registry.Plans.Reports;

/// <summary>Every base that holds its title, or is suspended, owes a report on the period; from then on the system chases what is late.</summary>
internal static class OpenPeriod
{
    private const int DefaultDueWorkingDays = 10;

    /// <param name="DueWorkingDays">How many working days after the period's end the reports are due; 10 unless said.</param>
    public sealed record Request(
        [property: Range(2018, 2100)] int Year,
        PeriodPart Part,
        [property: Range(1, 60)] int? DueWorkingDays = null);

    public static async Task<Created<PeriodView>> Handle(
        Request request, RegistryDb db, BusinessClock clock, WorkingCalendar calendar, CancellationToken cancellationToken)
    {
        var period = new ReportingPeriod(request.Year, request.Part, request.DueWorkingDays ?? DefaultDueWorkingDays, calendar, clock.Today);
        DueDate.RequireAhead(period.DueOn, clock.Today);
        Require(
            !await db.ReportingPeriods.AnyAsync(p => p.Year == request.Year && p.Part == request.Part, cancellationToken), "period-opened",
            $"The bases report on {period.Name} already: read the reporting periods.");
        var bases = await db.Bases.Where(b => Base.HeldTitles.Contains(b.Title) || b.Title == TitleStatus.Suspended).OrderBy(b => b.Number)
            .Select(b => b.Id).ToListAsync(cancellationToken);
        Require(bases.Count > 0, "no-base-to-report", "No base holds its title: there is nobody to report.");

        db.ReportingPeriods.Add(period);
        db.Record(period, "period-opened", reason: period.Name, data: new { Bases = bases.Count });
        foreach (var report in bases.Select(id => new PlanReport(period, id)))
        {
            db.PlanReports.Add(report);
            db.Record(report, "report-expected", to: report.Status.ToString());
            await db.ScheduleAsync(ChaseReport.DueKind, report.Id, WorkingCalendar.EndOfDay(report.DueOn), cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"reporting-periods/{period.Id}", PeriodView.Of(period));
    }
}

/// <summary>A reporting period as callers see it.</summary>
public sealed record PeriodView(
    Guid Id, long Revision, int Year, PeriodPart Part, string Name, DateOnly From, DateOnly To, DateOnly DueOn, DateOnly OpenedOn) : IVersioned
{
    internal static PeriodView Of(ReportingPeriod p) => new(p.Id, p.Revision, p.Year, p.Part, p.Name, p.FromDay, p.ToDay, p.DueOn, p.OpenedOn);
}
