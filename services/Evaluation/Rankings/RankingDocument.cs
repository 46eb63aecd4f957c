using Evaluation.Criteria;
using Evaluation.Examinations;
using Evaluation.Reviews;
using Evaluation.Rounds;
using Scoring;

namespace Evaluation.Rankings;

/// <summary>Writes down what a ranking is made from, always in the same order.</summary>
internal static class RankingDocument
{
    /// <param name="reviews">All reviews of these examinations, those that do not count included: they tell the conflicts.</param>
    public static RankingInput Of(
        Round round, CriteriaVersion criteria, IReadOnlyList<Examination> examinations, IReadOnlyList<Review> reviews,
        IEnumerable<ExpertConflict> avoided)
    {
        var ranked = examinations.Select(e => e.ApplicationId).ToHashSet();
        var locked = reviews.Where(r => r.CountsAsLocked).OrderBy(r => r.ApplicationId).ThenBy(r => r.Expert, StringComparer.Ordinal).ToList();
        var serving = locked.Select(r => (r.ApplicationId, r.Expert)).ToHashSet();
        var declared = reviews.Where(r => r.HasConflict).Select(r => new ExpertConflict(r.ApplicationId, r.Expert, r.Reason ?? ""));
        return new(
            round.Id, round.CallId, KindText.Of(criteria.Kind), criteria.ForScoring(), round.ExpertsPerApplication,
            [.. examinations.OrderBy(e => e.ApplicationId).Select(e => new RankedForm(e.ApplicationId, e.FormHash))],
            [
                .. declared.Concat(avoided).Where(c => ranked.Contains(c.ApplicationId) && !serving.Contains((c.ApplicationId, c.Expert)))
                    .DistinctBy(c => (c.ApplicationId, c.Expert)).OrderBy(c => c.ApplicationId).ThenBy(c => c.Expert, StringComparer.Ordinal),
            ],
            [.. locked.Select(r => new ExpertAssignment(r.ApplicationId, r.Expert))],
            [.. locked.Select(SheetOf)]);
    }

    private static ScoreSheet SheetOf(Review review) => new(
        review.ApplicationId, review.Expert,
        [.. review.Lines.OrderBy(l => l.ItemCode, StringComparer.Ordinal).Select(l => l.ForScoring())],
        [.. review.Figures.OrderBy(f => f.ItemCode, StringComparer.Ordinal).Select(f => f.ForScoring())]);
}
