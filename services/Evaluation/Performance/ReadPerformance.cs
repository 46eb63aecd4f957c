using Evaluation.Criteria;
using Evaluation.Data;
using Evaluation.Performance.Methods;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace Evaluation.Performance;

internal static class ReadPerformance
{
    public static Task<Page<PerformanceSummary>> List(
        [AsParameters] PageRequest page, EvaluationDb db, Caller caller, CancellationToken cancellationToken) =>
        Visible(db, caller).ToPageAsync(page, PerformanceSummary.Of, cancellationToken);

    public static async Task<Results<Ok<PerformanceView>, NotFound>> One(
        Guid id, EvaluationDb db, Caller caller, CancellationToken cancellationToken) =>
        await Visible(db, caller).AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, cancellationToken) is { } evaluation
            ? TypedResults.Ok(await ViewAsync(db, evaluation, cancellationToken))
            : TypedResults.NotFound();

    public static async Task<Results<FileContentHttpResult, NotFound>> Record(
        Guid id, EvaluationDb db, Caller caller, CancellationToken cancellationToken) =>
        await Visible(db, caller).AnyAsync(e => e.Id == id, cancellationToken)
            ? await StoredRecord.AnswerAsync(db, id, cancellationToken)
            : TypedResults.NotFound();

    /// <summary>The evaluation, locked for a change by the caller's organisation; null when it is another's.</summary>
    internal static async Task<PerformanceEvaluation?> OwnAsync(EvaluationDb db, Guid id, Caller caller, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM performance_evaluation WHERE id = {id} FOR UPDATE", cancellationToken);
        return await db.PerformanceEvaluations.Where(e => e.Evaluator.CreditCode == caller.Organisation)
            .SingleOrDefaultAsync(e => e.Id == id, cancellationToken);
    }

    internal static async Task<PerformanceView> ViewAsync(EvaluationDb db, PerformanceEvaluation evaluation, CancellationToken cancellationToken) =>
        PerformanceView.Of(
            evaluation, await CriteriaAsync(db, evaluation, cancellationToken), await db.MethodOfAsync(evaluation, cancellationToken),
            await ProgressReport.LatestAsync(db, evaluation, cancellationToken));

    /// <summary>The version its sheet was written by, or the one in force.</summary>
    internal static Task<CriteriaVersion?> CriteriaAsync(EvaluationDb db, PerformanceEvaluation evaluation, CancellationToken cancellationToken) =>
        evaluation.CriteriaVersionId is { } version
            ? db.CriteriaVersions.AsNoTracking().SingleOrDefaultAsync(c => c.Id == version, cancellationToken)
            : ReadCriteria.LatestAsync(db, evaluation.Kind, cancellationToken);

    /// <summary>Whoever is an evaluator and nothing more sees the evaluations that its organisation was commissioned with.</summary>
    private static IQueryable<PerformanceEvaluation> Visible(EvaluationDb db, Caller caller) =>
        !caller.IsPerson || caller.Is(Role.DrcOfficer) || caller.Is(Role.Auditor)
            ? db.PerformanceEvaluations
            : db.PerformanceEvaluations.Where(e => e.Evaluator.CreditCode == caller.Organisation);
}
