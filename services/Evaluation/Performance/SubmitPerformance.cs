using System.Globalization;
using Calendar;
using Evaluation.Criteria;
using Evaluation.Data;
using Evaluation.Performance.Methods;
using Evidence;
using Messaging.Outbox;
using Microsoft.AspNetCore.Http.HttpResults;
using Scoring;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Evaluation.Performance;

internal static class SubmitPerformance
{
    public static async Task<Results<Ok<PerformanceView>, NotFound, ProblemHttpResult>> Handle(
        Guid id, IfMatch ifMatch, EvaluationDb db, Caller caller, SigningKey key, EventOutbox outbox, BusinessClock clock,
        CancellationToken cancellationToken)
    {
        var evaluation = await ReadPerformance.OwnAsync(db, id, caller, cancellationToken);
        if (evaluation is null)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(evaluation);
        Require(
            evaluation.Status is PerformanceStatus.InProgress, "performance-wrong-state",
            $"An evaluation that is {evaluation.Status} cannot be submitted: it is submitted once, after its sheet was written.");
        var criteria = (await ReadPerformance.CriteriaAsync(db, evaluation, cancellationToken))!;
        var rules = (await db.MethodOfAsync(evaluation, cancellationToken))?.Rules ?? MethodRules.PlatformDefault;
        if (Readiness.Incompleteness(evaluation, criteria, rules) is { } problem)
        {
            return TypedResults.Problem(problem);
        }

        await Readiness.RequireAsync(db, evaluation, rules, cancellationToken);
        var report = await ProgressReport.LatestAsync(db, evaluation, cancellationToken);
        var today = clock.Today;
        var (record, result) = DecisionRecord.Grade(key, InputOf(evaluation, criteria, report, today), rules.ForScoring(criteria.Method));

        var from = evaluation.Status;
        outbox.Add(evaluation.Complete(result, record.Hash, today));
        db.Records.Add(new(evaluation.Id, record));
        db.Record(evaluation, "performance-evaluated", from.ToString(), evaluation.Status.ToString(), data: new { result.Grade, record.Hash });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(await ReadPerformance.ViewAsync(db, evaluation, cancellationToken));
    }

    private static PerformanceInput InputOf(PerformanceEvaluation evaluation, CriteriaVersion criteria, ProgressReport? report, DateOnly today) => new(
        evaluation.Id, evaluation.CycleId, evaluation.BaseId, criteria.ForScoring(), evaluation.Evaluator.CreditCode,
        today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        [.. evaluation.Lines.OrderBy(line => line.ItemCode, StringComparer.Ordinal).Select(line => line.ForScoring())],
        report is null ? null : [.. report.Figures.OrderBy(f => f.Code, StringComparer.Ordinal)
            .Select(f => new TargetFigure(f.Code, Places.RoundFigure(f.Target), Places.RoundFigure(f.Reached), f.LessIsBetter is true ? true : null))],
        evaluation.Indicators.Count == 0 ? null
            : [.. evaluation.Indicators.OrderBy(i => i.Code, StringComparer.Ordinal).Select(i => i.ForScoring())]);
}
