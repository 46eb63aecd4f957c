using Evaluation.Criteria;
using Evaluation.Examinations;
using Evaluation.Rounds;
using Scoring;

namespace Evaluation.Rankings;

/// <summary>Writes down what a ranking is made from, always in the same order.</summary>
internal static class RankingDocument
{
    /// <param name="reviews">All reviews of these examinations, those that do not count included: they tell the conflicts.</param>
    public static RankingInput Of(
        Round round, CriteriaVersion criteria, IReadOnlyList<Examination> examinations, IReadOnlyList<ReviewedSheet> reviews,
        IEnumerable<ExpertConflict> avoided)
    {
        var ranked = examinations.Select(e => e.ApplicationId).ToHashSet();
        var locked = reviews.Select(r => r.Sheet).OfType<ScoreSheet>().OrderBy(s => s.ApplicationId).ThenBy(s => s.Expert, StringComparer.Ordinal).ToList();
        var serving = locked.Select(s => (s.ApplicationId, s.Expert)).ToHashSet();
        var declared = reviews.Where(r => r.HasConflict).Select(r => new ExpertConflict(r.ApplicationId, r.Expert, r.Reason ?? ""));
        return new(
            round.Id, round.CallId, KindText.Of(criteria.Kind), criteria.ForScoring(), round.ExpertsPerApplication,
            [.. examinations.OrderBy(e => e.ApplicationId).Select(e => new RankedForm(e.ApplicationId, e.FormHash))],
            [
                .. declared.Concat(avoided).Where(c => ranked.Contains(c.ApplicationId) && !serving.Contains((c.ApplicationId, c.Expert)))
                    .DistinctBy(c => (c.ApplicationId, c.Expert)).OrderBy(c => c.ApplicationId).ThenBy(c => c.Expert, StringComparer.Ordinal),
            ],
            [.. locked.Select(s => new ExpertAssignment(s.ApplicationId, s.Expert))],
            locked);
    }
}
