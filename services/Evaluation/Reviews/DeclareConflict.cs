using System.ComponentModel.DataAnnotations;
using Evaluation.Data;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Evaluation.Reviews;

internal static class DeclareConflict
{
    /// <param name="Reason">What binds the expert to the application.</param>
    public sealed record Request([property: Required, Text(1000)] string Reason);

    public static async Task<Results<Ok<ReviewView>, NotFound>> Handle(
        Guid id, Request request, IfMatch ifMatch, EvaluationDb db, ReviewDesk desk, CancellationToken cancellationToken)
    {
        if (await desk.OpenAsync(id, ifMatch, cancellationToken) is not { } @case)
        {
            return TypedResults.NotFound();
        }

        var review = @case.Review;
        var from = review.Status;
        review.DeclareConflict(request.Reason);
        db.Record(review, "conflict-declared", from.ToString(), review.Status.ToString(), request.Reason);
        // A conflict holds whether or not there is another expert: without one the examination waits for the next assignment.
        await desk.ReplaceAsync(@case, "The expert has a conflict of interest.", cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(await ReadReviews.ForExpertAsync(db, review, cancellationToken));
    }
}
