using System.ComponentModel.DataAnnotations;
using Evaluation.Data;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Evaluation.Reviews;

internal static class DeclineReview
{
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
        review.Decline(request.Reason);
        db.Record(review, "review-declined", from.ToString(), review.Status.ToString(), request.Reason);
        Require(
            await desk.ReplaceAsync(@case, "The expert has declined.", cancellationToken), "not-enough-experts",
            "No other expert is free for this application: ask the commission to add experts, then decline again. A conflict of interest is declared by declare-conflict.");
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(await ReadReviews.ForExpertAsync(db, review, cancellationToken));
    }
}
