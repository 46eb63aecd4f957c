using Evaluation.Conflicts;
using Evaluation.Data;
using Evaluation.Examinations;
using Evaluation.Experts;
using Evaluation.Reviews;
using Evaluation.Rounds;

namespace Evaluation.Assignments;

/// <summary>Gathers what <see cref="AssignmentPlan"/> needs, and turns its plan into reviews.</summary>
internal sealed class ExpertFinder(EvaluationDb db, ExpertPool experts, ConflictBook book)
{
    /// <param name="reviews">All reviews of these examinations, as they are now.</param>
    public async Task<PlannedExperts> PlanAsync(
        Round round, IReadOnlyList<Examination> examinations, ILookup<Guid, Review> reviews, CancellationToken cancellationToken)
    {
        var pool = (await experts.OfAsync(round, cancellationToken)).Where(e => e.Absence is null).ToList();
        var conflicts = await book.OfAsync(round, examinations, [.. pool.Select(e => e.Expert)], cancellationToken);
        return AssignmentPlan.Make(
            examinations.Select(e => NeedOf(e, [.. reviews[e.Id]], e.ExpertsNeeded(round), conflicts)),
            [.. pool.Select(e => new PoolMember(e.Expert.Subject, [], e.Load, e.Limit))]);
    }

    /// <summary>Adds one review for each that is planned for the examination.</summary>
    public IReadOnlyList<Review> Begin(Examination examination, PlannedExperts plan)
    {
        var begun = plan.Reviews.Where(p => p.ApplicationId == examination.ApplicationId).Select(p => new Review(examination, p.Expert)).ToList();
        db.Reviews.AddRange(begun);
        return begun;
    }

    private static ExpertNeed NeedOf(Examination examination, IReadOnlyList<Review> reviews, int needed, ConflictTable conflicts)
    {
        var serving = reviews.Where(r => r.IsLive).Select(r => r.Expert).ToHashSet();
        var kept = new Dictionary<string, string>(conflicts.ReasonsAgainst(examination.ApplicationId));
        foreach (var review in reviews.Where(r => r.HasConflict || r.Status is ReviewStatus.Declined))
        {
            kept[review.Expert] = Said(review);
        }

        return new(
            examination.ApplicationId,
            Math.Max(0, needed - serving.Count),
            examination.Parties.Select(party => party.CreditCode).ToHashSet(),
            serving,
            kept,
            reviews.Where(r => r.Status is ReviewStatus.Withdrawn).Select(r => r.Expert).ToHashSet());
    }

    private static string Said(Review review) => review.HasConflict ? $"Left for a conflict: {review.Reason}" : $"Declined: {review.Reason}";
}
