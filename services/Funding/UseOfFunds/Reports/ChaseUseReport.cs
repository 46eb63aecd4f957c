using Calendar;
using Evidence;
using Funding.Data;
using Microsoft.EntityFrameworkCore;

namespace Funding.UseOfFunds.Reports;

/// <summary>At the end of a report's last day, in Shanghai: without it, it is overdue.</summary>
internal sealed class ChaseUseReport(FundingDb db, BusinessClock clock) : IDueHandler
{
    public const string DueKind = "use-report-deadline";

    public string Kind => DueKind;

    public async Task HandleAsync(Guid subjectId, CancellationToken cancellationToken)
    {
        var report = await db.UseReports.SingleAsync(r => r.Id == subjectId, cancellationToken);
        if (report.Status is UseReportStatus.Expected or UseReportStatus.Returned)
        {
            var from = report.Stage;
            report.MissDay(clock.Today);
            db.Record(report, "use-report-overdue", from, report.Stage, $"{report.DueOn:yyyy-MM-dd} has passed.");
        }
    }
}
