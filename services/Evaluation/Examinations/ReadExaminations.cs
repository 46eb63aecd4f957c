using Contracts;
using Evaluation.Data;
using Evaluation.Reviews;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;

namespace Evaluation.Examinations;

internal static class ReadExaminations
{
    public static async Task<Results<Ok<Page<ExaminationView>>, NotFound>> List(
        Guid id, [AsParameters] PageRequest page, EvaluationDb db, CancellationToken cancellationToken)
    {
        var round = await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellationToken);
        if (round is null)
        {
            return TypedResults.NotFound();
        }

        var examinations = await db.Examinations.Where(e => e.CallId == round.CallId && e.FormVersion > 0)
            .ToPageAsync(page, e => e, cancellationToken);
        var ids = examinations.Items.Select(e => e.Id).ToList();
        var reviews = (await db.Reviews.AsNoTracking().Where(r => ids.Contains(r.ExaminationId)).OrderBy(r => r.Id).ToListAsync(cancellationToken))
            .ToLookup(r => r.ExaminationId);
        return TypedResults.Ok(new Page<ExaminationView>(
            [.. examinations.Items.Select(e => ExaminationView.Of(e, reviews[e.Id]))], examinations.Next));
    }
}

/// <summary>An examination as the commission sees it: no scores, which are seen in locked reviews and in the ranking.</summary>
public sealed record ExaminationView(
    Guid Id, long Revision, ExaminationStatus Status, Guid ApplicationId, BaseKind Kind, string Name, string Area, Guid CriteriaVersionId,
    IReadOnlyList<ExaminerView> Experts) : IVersioned
{
    internal static ExaminationView Of(Examination e, IEnumerable<Review> reviews) => new(
        e.Id, e.Revision, e.Status, e.ApplicationId, e.Kind, e.Name, e.Area, e.CriteriaVersionId,
        [.. reviews.Select(r => new ExaminerView(r.Expert, r.Id, r.Status, r.Reason))]);
}

/// <param name="Expert">The subject of the expert's token.</param>
/// <param name="Reason">Why the review ended without a sheet that counts.</param>
public sealed record ExaminerView(string Expert, Guid ReviewId, ReviewStatus Status, string? Reason);
