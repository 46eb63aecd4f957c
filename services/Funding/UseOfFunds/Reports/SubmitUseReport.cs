using System.ComponentModel.DataAnnotations;
using Calendar;
using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Funding.UseOfFunds.Reports;

internal static class SubmitUseReport
{
    private const int Most = 200;

    /// <param name="Spending">What the award's money was spent on in this span; empty when it was not spent yet.</param>
    /// <param name="Documents">What proves it; wanted as soon as anything was spent.</param>
    /// <param name="Results">取得成效</param>
    /// <param name="Problems">存在的问题</param>
    /// <param name="OwnFunds">自筹资金, spent in this span (R78).</param>
    /// <param name="PrivateCapital">社会资本 that came along in this span (R77).</param>
    /// <param name="Loans">金融机构贷款 of this span.</param>
    /// <param name="OtherPublic">其他财政资金 of this span.</param>
    public sealed record Request(
        [property: Required, Items(Most)] IReadOnlyList<SpendingRequest> Spending,
        [property: Required, Items(Most)] IReadOnlyList<ProofRequest> Documents,
        [property: Required, Text(10_000)] string Results,
        [property: Text(10_000)] string? Problems = null,
        MoneyAmount? OwnFunds = null, MoneyAmount? PrivateCapital = null, MoneyAmount? Loans = null, MoneyAmount? OtherPublic = null);

    public sealed record SpendingRequest(
        SpendingPurpose Purpose, [property: Required] MoneyAmount Amount, [property: Required, Text(500)] string Note);

    public static async Task<Results<Ok<UseReportView>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, FundingDb db, UseReportDesk desk, Caller caller, BusinessClock clock,
        CancellationToken cancellationToken)
    {
        var own = await db.UseReports.BuiltBy(db, caller).AnyAsync(r => r.Id == id, cancellationToken);
        var report = own ? await db.LockUseReportAsync(id, cancellationToken) : null;
        if (report is null)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(report);
        var content = ContentOf(request);
        if (report.IsAwaited && await FaultsAsync(report, content, desk, cancellationToken) is { Count: > 0 } faults)
        {
            return TypedResults.Problem(ValidationProblems.Unprocessable(faults));
        }

        var answer = await db.StepAsync(
            report, ifMatch,
            new("use-report-submitted", null, r => r.Submit(content, caller.Subject, clock.Today)) { Data = r => new { r.SpentFen } },
            UseReportView.Of, cancellationToken);
        return (Ok<UseReportView>)answer.Result;
    }

    private static async Task<List<FieldError>> FaultsAsync(
        UseReport report, UseContent content, UseReportDesk desk, CancellationToken cancellationToken)
    {
        var faults = new List<FieldError>();
        var left = await desk.PaidFenAsync(report.AwardId, report.ToDay, cancellationToken) - await desk.SpentElsewhereFenAsync(report, cancellationToken);
        if (content.SpentFen > left)
        {
            faults.Add(new("/spending", $"Of what was paid by {report.ToDay:yyyy-MM-dd}, {MoneyAmount.Text(Math.Max(0, left))} was not spent before: report no more than that."));
        }

        if (content.SpentFen > 0 && content.Documents.Count == 0)
        {
            faults.Add(new("/documents", "Name at least one document that proves the spending."));
        }

        return faults;
    }

    private static UseContent ContentOf(Request request) => new(
        [.. request.Spending.Select(s => new Spending(s.Purpose, s.Amount.Fen, s.Note))], [.. request.Documents.Select(d => d.ToProof())],
        new(request.OwnFunds?.Fen ?? 0, request.PrivateCapital?.Fen ?? 0, request.Loans?.Fen ?? 0, request.OtherPublic?.Fen ?? 0),
        request.Results, request.Problems);
}
