using Calendar;
using Evidence;
using Funding.Awards;
using Funding.Data;
using Funding.Payments;
using Microsoft.EntityFrameworkCore;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.UseOfFunds.Reports;

/// <summary>Asks builders for reports, and knows what an award's money has become by those that were accepted.</summary>
internal sealed class UseReportDesk(FundingDb db, WorkingCalendar calendar, BusinessClock clock)
{
    public const int DefaultDueWorkingDays = 10;

    /// <summary>From the day after the last report, or the first payment, to <paramref name="to"/>; null where nothing is left to report.</summary>
    public async Task<UseReport?> ExpectAsync(Award award, DateOnly to, bool isFinal, int? dueWorkingDays, CancellationToken cancellationToken)
    {
        var reported = await db.UseReports.Where(r => r.AwardId == award.Id && r.Status != UseReportStatus.Waived).MaxAsync(r => (DateOnly?)r.ToDay, cancellationToken);
        var from = reported?.AddDays(1) ?? await db.Payments.Where(p => p.AwardId == award.Id).MinAsync(p => p.PaidOn, cancellationToken);
        if (from is null || from > to)
        {
            return null;
        }

        var report = new UseReport(award, from.Value, to, isFinal, calendar.AddWorkingDays(clock.Today, dueWorkingDays ?? DefaultDueWorkingDays));
        db.UseReports.Add(report);
        db.Record(report, "use-report-expected", to: report.Stage, data: new { report.AwardId, report.FromDay, report.ToDay });
        await AwaitAsync(report, cancellationToken);
        return report;
    }

    public Task AwaitAsync(UseReport report, CancellationToken cancellationToken) =>
        db.ScheduleAsync(ChaseUseReport.DueKind, report.Id, WorkingCalendar.EndOfDay(report.DueOn), cancellationToken);

    public DateOnly CorrectBy() => calendar.AddWorkingDays(clock.Today, DefaultDueWorkingDays);

    /// <summary>Paid by that day and not come back from the bank.</summary>
    public Task<long> PaidFenAsync(Guid awardId, DateOnly until, CancellationToken cancellationToken) => db.Payments
        .Where(p => p.AwardId == awardId && p.PaidOn <= until && (p.Status == PaymentStatus.Paid || p.Status == PaymentStatus.Reconciled))
        .SumAsync(p => p.AmountFen, cancellationToken);

    /// <summary>By the other reports that were accepted, or wait for it.</summary>
    public Task<long> SpentElsewhereFenAsync(UseReport report, CancellationToken cancellationToken) => db.UseReports
        .Where(r => r.AwardId == report.AwardId && r.Id != report.Id && (r.Status == UseReportStatus.Accepted || r.Status == UseReportStatus.Submitted))
        .SumAsync(r => r.SpentFen, cancellationToken);

    public async Task RequireNothingUnderWayAsync(Award award, CancellationToken cancellationToken) => Require(
        !(await db.Payments.AsNoTracking().Where(p => p.AwardId == award.Id).ToListAsync(cancellationToken)).Exists(p => p.IsUnsent || p.IsOnItsWay),
        "payments-open", "A payment of this award is still being made: cancel it or see it through first.");
}
