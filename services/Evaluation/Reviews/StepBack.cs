using Evaluation.Data;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Evaluation.Reviews;

/// <summary>An expert leaves a review, and another one takes the chair.</summary>
internal static class StepBack
{
    public static Task<Results<Ok<ReviewView>, NotFound>> Decline(
        Guid id, ReasonRequest request, IfMatch ifMatch, EvaluationDb db, ReviewDesk desk, CancellationToken cancellationToken) =>
        LeaveAsync(id, ifMatch, db, desk, new(
            review => review.Decline(request.Reason), "review-declined", request.Reason, "The expert has declined.", MayStayEmpty: false), cancellationToken);

    /// <summary>A conflict holds whether or not there is another expert: without one the examination waits for the next assignment.</summary>
    public static Task<Results<Ok<ReviewView>, NotFound>> DeclareConflict(
        Guid id, ReasonRequest request, IfMatch ifMatch, EvaluationDb db, ReviewDesk desk, CancellationToken cancellationToken) =>
        LeaveAsync(id, ifMatch, db, desk, new(
            review => review.DeclareConflict(request.Reason), "conflict-declared", request.Reason, "The expert has a conflict of interest.",
            MayStayEmpty: true), cancellationToken);

    private static async Task<Results<Ok<ReviewView>, NotFound>> LeaveAsync(
        Guid id, IfMatch ifMatch, EvaluationDb db, ReviewDesk desk, Leaving leaving, CancellationToken cancellationToken)
    {
        if (await desk.OpenAsync(id, ifMatch, cancellationToken) is not { } @case)
        {
            return TypedResults.NotFound();
        }

        var review = @case.Review;
        var from = review.Status;
        leaving.Step(review);
        db.Record(review, leaving.Action, from.ToString(), review.Status.ToString(), leaving.Reason);
        var isFilled = await desk.ReplaceAsync(@case, leaving.Told, cancellationToken);
        Require(
            isFilled || leaving.MayStayEmpty, "not-enough-experts",
            "No other expert is free for this application: ask the commission to add experts, then decline again. A conflict of interest is declared by declare-conflict.");
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(await ReadReviews.ForExpertAsync(db, review, cancellationToken));
    }

    /// <param name="Told">What others learn of it.</param>
    private sealed record Leaving(Action<Review> Step, string Action, string Reason, string Told, bool MayStayEmpty);
}
