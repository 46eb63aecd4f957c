using Evaluation.Data;
using Evaluation.Examinations;
using Evaluation.Experts;
using Evaluation.Reviews;
using Evaluation.Rounds;
using Evidence;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Conflicts.Findings;

/// <summary>
/// Facts have changed: looks whether experts who serve may go on. Who may not leaves, with the sheet, and the desk asks another; after a
/// ranking a conflict is flagged alone, because a ranking is superseded by a decision and not by a record.
/// </summary>
internal sealed class ConflictDesk(EvaluationDb db, ConflictBook book, ExaminationDesk examinations, ReviewDesk reviews)
{
    public async Task RecheckExpertAsync(string expert, CancellationToken cancellationToken)
    {
        var ids = await db.Reviews.Where(r => r.Expert == expert && ReviewStatuses.Live.Contains(r.Status))
            .Select(r => r.ExaminationId).Distinct().OrderBy(id => id).ToListAsync(cancellationToken);
        foreach (var id in ids)
        {
            await RecheckAsync(await examinations.LockAsync(id, cancellationToken), cancellationToken);
        }
    }

    public async Task RecheckRoundAsync(Round round, CancellationToken cancellationToken)
    {
        foreach (var examination in await examinations.LockAllAsync(round.CallId, cancellationToken))
        {
            await RecheckAsync(examination, cancellationToken);
        }
    }

    /// <param name="examination">Locked.</param>
    /// <returns>The reviews that have ended.</returns>
    public async Task<IReadOnlyList<Review>> RecheckAsync(Examination examination, CancellationToken cancellationToken)
    {
        var live = await db.Reviews.AsNoTracking().Where(r => r.ExaminationId == examination.Id && ReviewStatuses.Live.Contains(r.Status))
            .OrderBy(r => r.Id).ToListAsync(cancellationToken);
        if (live.Count == 0)
        {
            return [];
        }

        var round = await db.Rounds.AsNoTracking().SingleAsync(r => r.CallId == examination.CallId, cancellationToken);
        var subjects = live.Select(r => r.Expert).ToList();
        var serving = await db.Experts.AsNoTracking().Where(e => subjects.Contains(e.Subject)).ToListAsync(cancellationToken);
        var conflicts = await book.OfAsync(round, [examination], serving, cancellationToken);
        var ended = new List<Review>();
        foreach (var review in live)
        {
            if (conflicts.Between(examination.ApplicationId, review.Expert).ToList() is { Count: > 0 } found)
            {
                var @case = await CaseAsync(review.Id, examination, round, cancellationToken);
                await ActAsync(@case, found, cancellationToken);
                ended.AddRange(@case.Review.IsLive ? [] : [@case.Review]);
            }
        }

        return ended;
    }

    /// <summary>The expert leaves for what is no conflict, such as retirement; who has locked a sheet has done the work.</summary>
    /// <param name="callId">Of one round; none for all.</param>
    public async Task ReleaseAsync(string expert, string reason, Guid? callId, CancellationToken cancellationToken)
    {
        var open = await db.Reviews.AsNoTracking()
            .Where(r => r.Expert == expert && (callId == null || r.CallId == callId) && r.Status != ReviewStatus.Locked && ReviewStatuses.Live.Contains(r.Status))
            .OrderBy(r => r.ExaminationId).ToListAsync(cancellationToken);
        foreach (var review in open)
        {
            var examination = await examinations.LockAsync(review.ExaminationId, cancellationToken);
            var round = await db.Rounds.AsNoTracking().SingleAsync(r => r.CallId == examination.CallId, cancellationToken);
            var @case = await CaseAsync(review.Id, examination, round, cancellationToken);
            if (@case.Review is { IsLive: true, CountsAsLocked: false })
            {
                await LeaveAsync(@case, r => r.Withdraw(reason), "review-withdrawn", reason, reason, cancellationToken);
            }
        }
    }

    private async Task ActAsync(ReviewCase @case, IReadOnlyList<Conflict> found, CancellationToken cancellationToken)
    {
        var review = @case.Review;
        var isFlag = @case.Examination.Status is ExaminationStatus.Ranked && found.All(c => c.Kind is not ConflictKind.Recusal);
        var known = isFlag ? await db.ConflictFindings.Where(f => f.ReviewId == review.Id).Select(f => f.Reason).ToListAsync(cancellationToken) : [];
        foreach (var conflict in found.Where(c => !known.Contains(c.Reason)))
        {
            var finding = new ConflictFinding(review, conflict.Kind, conflict.Reason, isFlag ? FindingOutcome.Flagged : FindingOutcome.ReviewWithdrawn);
            db.ConflictFindings.Add(finding);
            db.Record(finding, "conflict-found", reason: finding.Reason, data: new { finding.ReviewId, finding.Expert, finding.Outcome });
        }

        if (!isFlag)
        {
            var reason = string.Join(' ', found.Select(c => c.Reason));
            await LeaveAsync(@case, r => r.FindConflict(reason), "review-conflicted", reason, "The expert has a conflict of interest.", cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <param name="told">What others learn of it.</param>
    private async Task LeaveAsync(
        ReviewCase @case, Action<Review> leave, string action, string reason, string told, CancellationToken cancellationToken)
    {
        var review = @case.Review;
        var from = review.Status;
        leave(review);
        db.Record(review, action, from.ToString(), review.Status.ToString(), reason);
        await reviews.ReplaceAsync(@case, told, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<ReviewCase> CaseAsync(Guid reviewId, Examination examination, Round round, CancellationToken cancellationToken)
    {
        var all = await db.Reviews.Where(r => r.ExaminationId == examination.Id).OrderBy(r => r.Id).ToListAsync(cancellationToken);
        return new(all.Single(r => r.Id == reviewId), examination, round, all);
    }
}
