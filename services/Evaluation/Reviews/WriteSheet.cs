using System.ComponentModel.DataAnnotations;
using Evaluation.Data;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Evaluation.Reviews;

/// <summary>The expert saves the sheet: all of it anew, or only what has changed. Every save is in its history.</summary>
internal static class WriteSheet
{
    /// <param name="Lines">Yes/no items only, each once; a draft may lack some, a submitted sheet may not.</param>
    public sealed record Request([property: Required, MaxLength(200)] IReadOnlyList<SheetEntry> Lines);

    /// <param name="Lines">Lines to write; every other one stays as it is.</param>
    /// <param name="Removed">Items whose lines are taken off the sheet.</param>
    public sealed record PartRequest(
        [property: Required, MaxLength(200)] IReadOnlyList<SheetEntry> Lines, [property: Items(200)] IReadOnlyList<string>? Removed = null);

    public static Task<Results<Ok<ReviewView>, NotFound, ProblemHttpResult>> Whole(
        Guid id, Request request, IfMatch ifMatch, EvaluationDb db, Caller caller, CancellationToken cancellationToken) =>
        SaveAsync(id, ifMatch, request.Lines, _ => true, db, caller, cancellationToken);

    public static Task<Results<Ok<ReviewView>, NotFound, ProblemHttpResult>> Part(
        Guid id, PartRequest request, IfMatch ifMatch, EvaluationDb db, Caller caller, CancellationToken cancellationToken) =>
        SaveAsync(id, ifMatch, request.Lines, code => request.Removed?.Contains(code) == true, db, caller, cancellationToken);

    /// <param name="isRemoved">Of a line that is on the sheet and not given.</param>
    private static async Task<Results<Ok<ReviewView>, NotFound, ProblemHttpResult>> SaveAsync(
        Guid id, IfMatch ifMatch, IReadOnlyList<SheetEntry> given, Func<string, bool> isRemoved, EvaluationDb db, Caller caller,
        CancellationToken cancellationToken)
    {
        var review = await db.Reviews.SingleOrDefaultAsync(r => r.Id == id && r.Expert == caller.Subject, cancellationToken);
        if (review is null)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(review);
        var criteria = await ReadReviews.CriteriaOfAsync(db, review, cancellationToken);
        var materials = await db.Examinations.Where(e => e.Id == review.ExaminationId).Select(e => e.Materials).SingleAsync(cancellationToken);
        if (SheetRules.FaultsOf(given, criteria, materials, review.MayHold) is { Count: > 0 } faults)
        {
            return TypedResults.Problem(ValidationProblems.Unprocessable(faults));
        }

        var lines = SheetRules.WithHashes(given, materials);
        var (from, before) = (review.Status, review.Lines);
        review.Write([.. before.Where(l => lines.All(n => n.ItemCode != l.ItemCode) && !(review.IsOpen(l.ItemCode) && isRemoved(l.ItemCode))), .. lines]);
        db.Record(review, "sheet-written", from.ToString(), review.Status.ToString(), data: SheetChange.Between(before, review.Lines));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(await ReadReviews.ForExpertAsync(db, review, cancellationToken));
    }
}
