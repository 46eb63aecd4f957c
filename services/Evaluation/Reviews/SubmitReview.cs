using Evaluation.Criteria;
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
    public static async Task<Results<Ok<ReviewView>, NotFound, ProblemHttpResult>> Handle(
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
        if (SheetRules.Incompleteness(review.Lines, criteria) is { } problem)
        {
            return TypedResults.Problem(problem);
        }

        var figures = await JudgeAsync(db, @case, criteria, cancellationToken);
        var scorer = new SheetScorer(criteria.ForScoring().Items, criteria.Method);
        var score = scorer.Score([.. review.Lines.Select(l => l.ForScoring())], [.. figures.Select(f => f.ForScoring())]).Score;

        var from = review.Status;
        review.Submit(figures, score);
        db.Record(review, "review-submitted", from.ToString(), review.Status.ToString(), data: new { Score = DecimalText.Format(score, Places.Score) });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(await ReadReviews.ForExpertAsync(db, review, cancellationToken));
    }

    /// <summary>A sheet that was opened again for some items keeps its other figures as they were judged.</summary>
    private static async Task<IReadOnlyList<JudgedFigure>> JudgeAsync(
        EvaluationDb db, ReviewCase @case, CriteriaVersion criteria, CancellationToken cancellationToken)
    {
        var series = criteria.NumericItems.Select(item => item.Rule!.Series).ToList();
        var references = await db.ReferenceFigures.AsNoTracking().Where(f => series.Contains(f.Code)).ToListAsync(cancellationToken);
        JudgedFigure? Kept(CriteriaVersionItem item) =>
            @case.Review.IsOpen(item.Code) ? null : @case.Review.Figures.FirstOrDefault(f => f.ItemCode == item.Code);
        return [.. criteria.NumericItems.Select(item => Kept(item) ?? NumericJudge.Judge(item, @case.Examination.Answers, references, @case.Round))];
    }
}
