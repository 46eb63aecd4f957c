using System.ComponentModel.DataAnnotations;
using Evaluation.Data;
using Evaluation.Performance.Methods;
using Evaluation.Reviews;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Evaluation.Performance;

internal static class WritePerformanceSheet
{
    /// <param name="Lines">The yes/no items of the base's kind, each once; a draft may lack some.</param>
    /// <param name="Findings">What was found, in words (R102).</param>
    public sealed record Request(
        [property: Required, MaxLength(200)] IReadOnlyList<SheetEntry> Lines,
        [property: Required, Text(10_000)] string Findings);

    public static async Task<Results<Ok<PerformanceView>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, EvaluationDb db, Caller caller, CancellationToken cancellationToken)
    {
        var evaluation = await ReadPerformance.OwnAsync(db, id, caller, cancellationToken);
        if (evaluation is null)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(evaluation);
        var criteria = await ReadPerformance.CriteriaAsync(db, evaluation, cancellationToken);
        Require(criteria is not null, "criteria-missing", "No criteria are published for this kind of base yet: ask the commission to publish them.");
        if (SheetRules.FaultsOf(request.Lines, criteria, []) is { Count: > 0 } faults)
        {
            return TypedResults.Problem(ValidationProblems.Unprocessable(faults));
        }

        var from = evaluation.Status;
        evaluation.Write(criteria, request.Lines, request.Findings, (await db.MethodOfAsync(evaluation, cancellationToken))?.Id);
        db.Record(evaluation, "performance-sheet-written", from.ToString(), evaluation.Status.ToString());
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(await ReadPerformance.ViewAsync(db, evaluation, cancellationToken));
    }
}
