using System.ComponentModel.DataAnnotations;
using Calendar;
using Evidence;
using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.UseOfFunds.Reports;

/// <summary>No more is paid of an award: its builder accounts for all of it, and then it is closed.</summary>
internal static class ExpectFinalReport
{
    /// <param name="Reason">Why the award is finished, such as the last instalment.</param>
    /// <param name="DueWorkingDays">How many working days from today the builder has; 10 unless said.</param>
    public sealed record Request(
        [property: Required, ServiceDefaults.Requests.Text(2_000)] string Reason, [property: Range(1, 60)] int? DueWorkingDays = null);

    public static async Task<Results<Created<UseReportView>, NotFound>> Handle(
        Guid id, Request request, IfMatch ifMatch, FundingDb db, UseReportDesk desk, BusinessClock clock, CancellationToken cancellationToken)
    {
        var award = await db.LockAwardAsync(id, cancellationToken);
        if (award is null)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(award);
        var from = award.Stage;
        award.AwaitFinalReport();
        await desk.RequireNothingUnderWayAsync(award, cancellationToken);
        db.Record(award, "award-final-report-awaited", from, award.Stage, request.Reason);
        var report = await desk.ExpectAsync(award, clock.Today, isFinal: true, request.DueWorkingDays, cancellationToken);
        Require(report is not null, "nothing-to-report", "Nothing was paid since the last report: have that one corrected instead.");
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"use-reports/{report.Id}", UseReportView.Of(report));
    }
}
