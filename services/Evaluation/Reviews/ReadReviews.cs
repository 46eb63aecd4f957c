using Evaluation.Criteria;
using Evaluation.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Evaluation.Reviews;

internal static class ReadReviews
{
    public static Task<Page<ReviewSummary>> List(
        [AsParameters] PageRequest page, EvaluationDb db, Caller caller, CancellationToken cancellationToken) =>
        Visible(db, caller).ToPageAsync(page, ReviewSummary.Of, cancellationToken);

    public static async Task<Results<Ok<ReviewView>, NotFound>> One(
        Guid id, EvaluationDb db, Caller caller, CancellationToken cancellationToken)
    {
        var review = await Visible(db, caller).AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellationToken);
        return review is null
            ? TypedResults.NotFound()
            : TypedResults.Ok(await ViewAsync(db, review, review.Expert == caller.Subject, cancellationToken));
    }

    internal static Task<ReviewView> ForExpertAsync(EvaluationDb db, Review review, CancellationToken cancellationToken) =>
        ViewAsync(db, review, isOwn: true, cancellationToken);

    internal static async Task<CriteriaVersion> CriteriaOfAsync(EvaluationDb db, Review review, CancellationToken cancellationToken)
    {
        var versionId = await db.Examinations.Where(e => e.Id == review.ExaminationId).Select(e => e.CriteriaVersionId).SingleAsync(cancellationToken);
        var criteria = await db.CriteriaVersions.AsNoTracking().SingleOrDefaultAsync(c => c.Id == versionId, cancellationToken);
        Require(criteria is not null, "criteria-missing", "The criteria of this application are not known here: tell the commission.");
        return criteria;
    }

    /// <summary>An expert sees nothing of others' reviews, not even that there are any.</summary>
    private static IQueryable<Review> Visible(EvaluationDb db, Caller caller) =>
        caller.Is(Role.DrcOfficer) || caller.Is(Role.Auditor) ? db.Reviews : db.Reviews.Where(r => r.Expert == caller.Subject);

    private static async Task<ReviewView> ViewAsync(EvaluationDb db, Review review, bool isOwn, CancellationToken cancellationToken)
    {
        var examination = await db.Examinations.AsNoTracking().SingleAsync(e => e.Id == review.ExaminationId, cancellationToken);
        var criteria = await db.CriteriaVersions.AsNoTracking().SingleOrDefaultAsync(c => c.Id == examination.CriteriaVersionId, cancellationToken);
        return ReviewView.Of(review, examination, criteria, isOwn);
    }
}
