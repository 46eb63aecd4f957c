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
    public static async Task<Page<ReviewSummary>> List(
        [AsParameters] PageRequest page, EvaluationDb db, Caller caller, CancellationToken cancellationToken)
    {
        // A call is a row: there are few.
        var blind = IsOffice(caller) ? [] : (await db.Rounds.AsNoTracking().Select(r => new { r.CallId, r.Review }).ToListAsync(cancellationToken))
            .Where(r => r.Review.Blind).Select(r => r.CallId).ToHashSet();
        return await Visible(db, caller).ToPageAsync(page, review => ReviewSummary.Of(review, blind.Contains(review.CallId)), cancellationToken);
    }

    public static async Task<Results<Ok<ReviewView>, NotFound>> One(
        Guid id, EvaluationDb db, Caller caller, CancellationToken cancellationToken)
    {
        var review = await Visible(db, caller).AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellationToken);
        return review is null
            ? TypedResults.NotFound()
            : TypedResults.Ok(await ViewAsync(db, review, review.Expert == caller.Subject, IsOffice(caller), cancellationToken));
    }

    internal static Task<ReviewView> ForExpertAsync(EvaluationDb db, Review review, CancellationToken cancellationToken) =>
        ViewAsync(db, review, isOwn: true, isOffice: false, cancellationToken);

    internal static Task<ReviewView> ForOfficeAsync(EvaluationDb db, Review review, CancellationToken cancellationToken) =>
        ViewAsync(db, review, isOwn: false, isOffice: true, cancellationToken);

    internal static async Task<CriteriaVersion> CriteriaOfAsync(EvaluationDb db, Review review, CancellationToken cancellationToken)
    {
        var versionId = await db.Examinations.Where(e => e.Id == review.ExaminationId).Select(e => e.CriteriaVersionId).SingleAsync(cancellationToken);
        var criteria = await db.CriteriaVersions.AsNoTracking().SingleOrDefaultAsync(c => c.Id == versionId, cancellationToken);
        Require(criteria is not null, "criteria-missing", "The criteria of this application are not known here: tell the commission.");
        return criteria;
    }

    /// <summary>An expert sees nothing of others' reviews, not even that there are any.</summary>
    internal static IQueryable<Review> Visible(EvaluationDb db, Caller caller) =>
        IsOffice(caller) ? db.Reviews : db.Reviews.Where(r => r.Expert == caller.Subject);

    internal static bool IsOffice(Caller caller) => caller.Is(Role.DrcOfficer) || caller.Is(Role.Auditor);

    internal static async Task<bool> IsBlindAsync(EvaluationDb db, Review review, CancellationToken cancellationToken) =>
        (await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.CallId == review.CallId, cancellationToken))?.Review.Blind == true;

    private static async Task<ReviewView> ViewAsync(
        EvaluationDb db, Review review, bool isOwn, bool isOffice, CancellationToken cancellationToken)
    {
        var examination = await db.Examinations.AsNoTracking().SingleAsync(e => e.Id == review.ExaminationId, cancellationToken);
        var criteria = await db.CriteriaVersions.AsNoTracking().SingleOrDefaultAsync(c => c.Id == examination.CriteriaVersionId, cancellationToken);
        var isBlind = !isOffice && await IsBlindAsync(db, review, cancellationToken);
        var form = !review.IsLive && !isOffice ? null : isBlind ? ReviewForm.BlindlyOf(examination) : ReviewForm.Of(examination);
        return ReviewView.Of(review, form, isBlind ? ReviewForm.Hide(review.Reason, examination) : review.Reason, criteria, isOwn, isBlind);
    }
}
