using Evaluation.Data;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;

namespace Evaluation.Reviews;

internal static class AcceptReview
{
    public static async Task<Results<Ok<ReviewView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, EvaluationDb db, ReviewDesk desk, CancellationToken cancellationToken)
    {
        if (await desk.OpenAsync(id, ifMatch, cancellationToken) is not { Review: var review })
        {
            return TypedResults.NotFound();
        }

        var from = review.Status;
        review.Accept();
        db.Record(review, "review-accepted", from.ToString(), review.Status.ToString());
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(await ReadReviews.ForExpertAsync(db, review, cancellationToken));
    }
}
