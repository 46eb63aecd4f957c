using Evaluation.Data;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Scoring;
using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Evaluation.Reviews;

internal static class SubmitReview
{
    public static async Task<Results<Ok<ReviewView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, EvaluationDb db, ReviewDesk desk, CancellationToken cancellationToken)
    {
        if (await desk.OpenAsync(id, ifMatch, cancellationToken) is not { Review: var review } @case)
        {
            return TypedResults.NotFound();
        }

        Require(
            review.Status is ReviewStatus.InProgress, "review-wrong-state",
            $"A review that is {review.Status} cannot be submitted: a sheet is submitted once, after it was written.");
        var criteria = await ReadReviews.CriteriaOfAsync(db, review, cancellationToken);
        SheetRules.RequireComplete(review.Lines, criteria);
        var references = await db.ReferenceFigures.AsNoTracking().ToListAsync(cancellationToken);
        var figures = NumericJudge.Judge(criteria, @case.Examination.Answers, references, @case.Round);
        var scorer = new SheetScorer(criteria.ForScoring().Items, criteria.Method);
        var score = scorer.Score([.. review.Lines.Select(l => l.ForScoring())], [.. figures.Select(f => f.ForScoring())]).Score;

        var from = review.Status;
        review.Submit(figures, score);
        db.Record(review, "review-submitted", from.ToString(), review.Status.ToString(), data: new { Score = DecimalText.Format(score, Places.Score) });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(await ReadReviews.ForExpertAsync(db, review, cancellationToken));
    }
}
