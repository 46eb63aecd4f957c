using System.ComponentModel.DataAnnotations;
using Calendar;
using Funding.Awards;
using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.UseOfFunds.Reports;

/// <summary>An officer accepts a report, wants it corrected, or an approver gives it up. With a final one the award is closed.</summary>
internal sealed class JudgeUseReport(FundingDb db, UseReportDesk desk, CloseAward closing, Caller caller, BusinessClock clock)
{
    public sealed record AcceptRequest([property: Required, Text(2_000)] string Opinion);

    public static async Task<Results<Ok<UseReportView>, NotFound>> Accept(
        Guid id, AcceptRequest request, IfMatch ifMatch, FundingDb db, JudgeUseReport judge, CancellationToken cancellationToken) =>
        await db.StepAsync(
            await db.LockUseReportAsync(id, cancellationToken), ifMatch,
            new("use-report-accepted", request.Opinion, report => judge.AcceptAsync(report, request.Opinion, cancellationToken)),
            UseReportView.Of, cancellationToken);

    public static async Task<Results<Ok<UseReportView>, NotFound>> Return(
        Guid id, ReasonRequest request, IfMatch ifMatch, FundingDb db, UseReportDesk desk, CancellationToken cancellationToken) =>
        await db.StepAsync(
            await db.LockUseReportAsync(id, cancellationToken), ifMatch,
            new("use-report-returned", request.Reason, async report =>
            {
                report.Return(request.Reason, desk.CorrectBy());
                await desk.AwaitAsync(report, cancellationToken);
            }),
            UseReportView.Of, cancellationToken);

    public static async Task<Results<Ok<UseReportView>, NotFound>> Waive(
        Guid id, ReasonRequest request, IfMatch ifMatch, FundingDb db, CancellationToken cancellationToken) =>
        await db.StepAsync(
            await db.LockUseReportAsync(id, cancellationToken), ifMatch,
            new("use-report-waived", request.Reason, report =>
            {
                Require(!report.IsFinal, "final-report-needed", "An award is closed by its final report: have it corrected, or end the award.");
                report.Waive();
            }),
            UseReportView.Of, cancellationToken);

    private async Task AcceptAsync(UseReport report, string opinion, CancellationToken cancellationToken)
    {
        report.Accept(opinion, caller.Subject, clock.Today);
        var award = await db.Awards.SingleAsync(a => a.Id == report.AwardId, cancellationToken);
        var spent = report.SpentFen + await desk.SpentElsewhereFenAsync(report, cancellationToken);
        Require(spent <= award.PaidFen, "use-over-paid", "By the reports more was spent than was paid and not returned: have this one corrected.");
        if (report.IsFinal && award.Status is AwardStatus.FinalReport)
        {
            await closing.CloseAsync(award, report, spent, cancellationToken);
        }
    }
}
