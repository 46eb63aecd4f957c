using System.ComponentModel.DataAnnotations;
using Evaluation.Arbitrations;
using Evaluation.Data;
using Evaluation.Examinations;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Evaluation.Reviews;

/// <summary>What was handed in is amended only after the commission has opened it again, with a reason that stays.</summary>
internal static class ReopenReview
{
    /// <param name="Items">The items to amend; none for the whole sheet.</param>
    public sealed record Request([property: Required, Text(1000)] string Reason, [property: Items(100)] IReadOnlyList<string>? Items = null);

    public static async Task<Results<Ok<ReviewView>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, EvaluationDb db, ReviewDesk desk, ArbitrationDesk arbitrations, CancellationToken cancellationToken)
    {
        if (await desk.OpenForCommissionAsync(id, ifMatch, cancellationToken) is not { Review: var review, Examination: var examination } @case)
        {
            return TypedResults.NotFound();
        }

        Require(
            examination.Status is ExaminationStatus.UnderReview or ExaminationStatus.Reviewed or ExaminationStatus.Waiting, "examination-wrong-state",
            $"The examination is {examination.Status}: what is ranked is opened again by an upheld objection alone.");
        await arbitrations.RequireNoneAsync([examination.Id], cancellationToken);
        var criteria = await ReadReviews.CriteriaOfAsync(db, review, cancellationToken);
        var unknown = (request.Items ?? []).Index().Where(i => criteria.Items.All(item => item.Code != i.Item)).ToList();
        if (unknown.Count > 0)
        {
            return TypedResults.Problem(ValidationProblems.Unprocessable(
                unknown.Select(i => new FieldError($"/items/{i.Index}", "The criteria have no such item."))));
        }

        desk.Reopen(@case, review, request.Reason, request.Items);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(await ReadReviews.ForOfficeAsync(db, review, cancellationToken));
    }
}
