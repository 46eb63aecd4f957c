using System.ComponentModel.DataAnnotations;
using Evaluation.Data;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace Evaluation.Reviews;

internal static class WriteSheet
{
    /// <param name="Lines">Yes/no items only, each once; a draft may lack some, a submitted sheet may not.</param>
    public sealed record Request([property: Required, MaxLength(200)] IReadOnlyList<SheetEntry> Lines);

    public static async Task<Results<Ok<ReviewView>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, EvaluationDb db, Caller caller, CancellationToken cancellationToken)
    {
        var review = await db.Reviews.SingleOrDefaultAsync(r => r.Id == id && r.Expert == caller.Subject, cancellationToken);
        if (review is null)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(review);
        var criteria = await ReadReviews.CriteriaOfAsync(db, review, cancellationToken);
        if (SheetRules.FaultsOf(request.Lines, criteria) is { Count: > 0 } faults)
        {
            return TypedResults.Problem(ValidationProblems.Unprocessable(faults));
        }

        var from = review.Status;
        review.Write(request.Lines);
        db.Record(review, "sheet-written", from.ToString(), review.Status.ToString());
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(await ReadReviews.ForExpertAsync(db, review, cancellationToken));
    }
}
