using Evaluation.Data;
using Evaluation.Examinations;
using Evaluation.Reviews;
using Evaluation.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Assignments;

/// <summary>Gathers what <see cref="AssignmentPlan"/> needs, and turns its plan into reviews.</summary>
internal sealed class ExpertFinder(EvaluationDb db)
{
    /// <param name="reviews">All reviews of these examinations, as they are now.</param>
    public async Task<PlannedExperts> PlanAsync(
        Round round, IReadOnlyList<Examination> examinations, ILookup<Guid, Review> reviews, CancellationToken cancellationToken)
    {
        var load = await db.Reviews.Where(r => r.CallId == round.CallId && ReviewStatuses.Live.Contains(r.Status))
            .GroupBy(r => r.Expert).Select(group => new { Expert = group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Expert, group => group.Count, cancellationToken);
        var pool = (await db.Experts.AsNoTracking().ToListAsync(cancellationToken))
            .Select(expert => new PoolMember(expert.Subject, [.. expert.Affiliations.Where(a => a.To is null).Select(a => a.CreditCode)], load.GetValueOrDefault(expert.Subject))).ToList();
        return AssignmentPlan.Make(examinations.Select(e => NeedOf(e, [.. reviews[e.Id]], e.ExpertsNeeded(round))), pool);
    }

    /// <summary>Adds one review for each that is planned for the examination.</summary>
    public IReadOnlyList<Review> Begin(Examination examination, PlannedExperts plan)
    {
        var begun = plan.Reviews.Where(p => p.ApplicationId == examination.ApplicationId).Select(p => new Review(examination, p.Expert)).ToList();
        db.Reviews.AddRange(begun);
        return begun;
    }

    private static ExpertNeed NeedOf(Examination examination, IReadOnlyList<Review> reviews, int needed)
    {
        var serving = reviews.Where(r => r.IsLive).Select(r => r.Expert).ToHashSet();
        return new(
            examination.ApplicationId,
            Math.Max(0, needed - serving.Count),
            examination.Parties.Select(party => party.CreditCode).ToHashSet(),
            serving,
            reviews.Where(r => r.HasConflict || r.Status is ReviewStatus.Declined).GroupBy(r => r.Expert)
                .ToDictionary(group => group.Key, group => Said(group.Last())),
            reviews.Where(r => r.Status is ReviewStatus.Withdrawn).Select(r => r.Expert).ToHashSet());
    }

    private static string Said(Review review) => review.HasConflict ? $"Declared a conflict: {review.Reason}" : $"Declined: {review.Reason}";
}
