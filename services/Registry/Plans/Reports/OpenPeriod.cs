using System.ComponentModel.DataAnnotations;
using Calendar;
using Contracts;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Registry.Bases;
using Registry.Data;
using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Registry.Plans.Reports;

/// <summary>Every base of the city that holds its title, or is suspended, owes a report on the period; from then on the system chases what is late.</summary>
internal static class OpenPeriod
{
    public const int DefaultDueWorkingDays = 10;

    /// <param name="DueWorkingDays">How many working days after the period's end the reports are due; 10 unless said.</param>
    /// <param name="Repeats">
    /// The next part of a year is opened by the system on its last day, with the same working days, and so on. Who opens one by hand before
    /// says by this whether it goes on.
    /// </param>
    public sealed record Request(
        [property: Range(2018, 2100)] int Year,
        PeriodPart Part,
        [property: Range(1, 60)] int? DueWorkingDays = null,
        bool Repeats = false);

    public static async Task<Created<PeriodView>> Handle(
        Request request, RegistryDb db, BusinessClock clock, WorkingCalendar calendar, CancellationToken cancellationToken)
    {
        var period = new ReportingPeriod(request.Year, request.Part, request.DueWorkingDays ?? DefaultDueWorkingDays, request.Repeats, calendar, clock.Today);
        DueDate.RequireAhead(period.DueOn, clock.Today);
        Require(
            !await db.ReportingPeriods.AnyAsync(p => p.Year == request.Year && p.Part == request.Part, cancellationToken), "period-opened",
            $"The bases report on {period.Name} already: read the reporting periods.");
        Require(await OpenAsync(db, period, cancellationToken) > 0, "no-base-to-report", "No base holds its title: there is nobody to report.");
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"reporting-periods/{period.Id}", PeriodView.Of(period));
    }

    /// <summary>Gives how many bases owe a report; whoever calls it saves.</summary>
    internal static async Task<int> OpenAsync(RegistryDb db, ReportingPeriod period, CancellationToken cancellationToken)
    {
        var bases = await db.Bases
            .Where(b => b.Level == BaseLevel.Municipal && (Base.HeldTitles.Contains(b.Title) || b.Title == TitleStatus.Suspended)).OrderBy(b => b.Number)
            .Select(b => b.Id).ToListAsync(cancellationToken);
        db.ReportingPeriods.Add(period);
        db.Record(period, "period-opened", reason: period.Name, data: new { Bases = bases.Count });
        foreach (var report in bases.Select(id => new PlanReport(period, id)))
        {
            db.PlanReports.Add(report);
            db.Record(report, "report-expected", to: report.Status.ToString());
            await db.ScheduleAsync(ChaseReport.DueKind, report.Id, WorkingCalendar.EndOfDay(report.DueOn), cancellationToken);
        }

        if (period.Repeats)
        {
            await db.ScheduleAsync(OpenNextPeriod.DueKind, period.Id, Shanghai.StartOfDay(period.NextOn), cancellationToken);
        }

        return bases.Count;
    }
}

/// <summary>A reporting period as callers see it.</summary>
public sealed record PeriodView(
    Guid Id, long Revision, int Year, PeriodPart Part, string Name, DateOnly From, DateOnly To, DateOnly DueOn, DateOnly OpenedOn, int DueWorkingDays,
    bool Repeats) : IVersioned
{
    internal static PeriodView Of(ReportingPeriod p) =>
        new(p.Id, p.Revision, p.Year, p.Part, p.Name, p.FromDay, p.ToDay, p.DueOn, p.OpenedOn, p.DueWorkingDays, p.Repeats);
}
