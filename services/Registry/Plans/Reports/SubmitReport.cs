using System.ComponentModel.DataAnnotations;
using Calendar;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Registry.Bases;
using Registry.Data;
using Registry.Indicators;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Registry.Plans.Reports;

internal static class SubmitReport
{
    /// <param name="Steps">How far each step of the plan has come.</param>
    /// <param name="Evidence">What proves the steps that are done.</param>
    /// <param name="Figures">What was reached of the indicators, by year; all of them at the end of a year.</param>
    /// <param name="Achievements">取得成效</param>
    /// <param name="Problems">存在的问题</param>
    /// <param name="OwnFunds">自筹资金, spent in this period (R78).</param>
    /// <param name="GovernmentFunds">政府性基金、专项资金 of this period that the platform does not pay itself.</param>
    /// <param name="PrivateCapital">社会资本 that came along in this period (R77).</param>
    /// <param name="Loans">金融机构贷款 of this period.</param>
    public sealed record Request(
        [property: Required, Items(200)] IReadOnlyList<StepRequest> Steps,
        [property: Required, Text(10_000)] string Achievements,
        [property: Required, Text(10_000)] string Problems,
        [property: Items(200)] IReadOnlyList<EvidenceRequest>? Evidence = null,
        [property: Items(200)] IReadOnlyList<FigureRequest>? Figures = null,
        MoneyAmount? OwnFunds = null, MoneyAmount? GovernmentFunds = null, MoneyAmount? PrivateCapital = null, MoneyAmount? Loans = null);

    public sealed record StepRequest(
        [property: Required, Text(50)] string Code, [property: Range(0, 100)] int Progress, DateOnly? CompletedOn = null,
        [property: Text(2_000)] string? Note = null);

    public sealed record EvidenceRequest(
        [property: Required, Text(50)] string StepCode, [property: Required, Text(200)] string Title, [property: Required, Text(500)] string Reference,
        [property: RegularExpression("^[0-9a-f]{64}$")] string? Sha256 = null);

    /// <param name="Value">In the indicator's unit.</param>
    public sealed record FigureRequest(
        [property: Required, Text(50)] string Code, int Year, [property: Range(-1e12, 1e12)] decimal Value);

    public static async Task<Results<Ok<PlanReportView>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, RegistryDb db, ReportDesk desk, Caller caller, BusinessClock clock, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(id, cancellationToken) is not { } found || !caller.Builds(found.Base))
        {
            return TypedResults.NotFound();
        }

        var (report, period, owing) = found;
        ifMatch.Check(report);
        Require(clock.Today >= period.ToDay, "period-running", $"{period.Name} ends on {period.ToDay:yyyy-MM-dd}: report on that day or later.");
        var content = ContentOf(request);
        var plan = await db.FindPlanAsync(owing.Id, cancellationToken);
        var indicators = PolicyTargets.Of(owing.Kind, owing.Targets);
        if (report.IsAwaited && ReportCheck.ProblemsOf(content, period, plan, indicators, clock.Today).ToList() is { Count: > 0 } problems)
        {
            return TypedResults.Problem(ValidationProblems.Unprocessable(problems));
        }

        var from = report.Status;
        report.Submit(content, caller.Subject, clock.Today);
        await desk.SaveAsync(report, "report-submitted", from, reason: null, cancellationToken);
        return TypedResults.Ok(PlanReportView.Of(report, period));
    }

    private static ReportContent ContentOf(Request request) => new(
        [.. request.Steps.Select(s => new ReportedStep(s.Code, s.Progress, s.CompletedOn, s.Note))],
        [.. (request.Evidence ?? []).Select(e => new StepEvidence(e.StepCode, e.Title, e.Reference, e.Sha256))],
        [.. (request.Figures ?? []).Select(f => new YearFigure(f.Code, f.Year, f.Value))],
        new(request.OwnFunds?.Fen ?? 0, request.GovernmentFunds?.Fen ?? 0, request.PrivateCapital?.Fen ?? 0, request.Loans?.Fen ?? 0),
        request.Achievements, request.Problems);
}
