using Evaluation.Arbitrations;
using Evaluation.Data;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;

namespace Evaluation.Reviews;

internal static class LockReview
{
    public static async Task<Results<Ok<ReviewView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, EvaluationDb db, ReviewDesk desk, ArbitrationDesk arbitrations, CancellationToken cancellationToken)
    {
        if (await desk.OpenAsync(id, ifMatch, cancellationToken) is not { Review: var review } @case)
        {
            return TypedResults.NotFound();
        }

        var from = review.Status;
        review.Lock();
        db.Record(review, "review-locked", from.ToString(), review.Status.ToString());
        desk.Settle(@case, "sheet-locked");
        await arbitrations.WeighAsync(@case, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(await ReadReviews.ForExpertAsync(db, review, cancellationToken));
    }
}
