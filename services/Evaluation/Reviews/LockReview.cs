using Evaluation.Data;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;

namespace Evaluation.Reviews;

internal static class LockReview
{
    public static async Task<Results<Ok<ReviewView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, EvaluationDb db, ReviewDesk desk, CancellationToken cancellationToken)
    {
        if (await desk.OpenAsync(id, ifMatch, cancellationToken) is not { Review: var review, Examination: var examination } @case)
        {
            return TypedResults.NotFound();
        }

        var from = review.Status;
        review.Lock();
        db.Record(review, "review-locked", from.ToString(), review.Status.ToString());
        var before = examination.Status;
        examination.Settle(@case.Live.Count(), @case.Live.Count(r => r.CountsAsLocked), @case.Round.ExpertsPerApplication);
        db.Record(examination, "sheet-locked", before.ToString(), examination.Status.ToString());
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(await ReadReviews.ForExpertAsync(db, review, cancellationToken));
    }
}
