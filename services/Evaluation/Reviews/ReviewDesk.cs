using Evaluation.Assignments;
using Evaluation.Conflicts;
using Evaluation.Data;
using Evaluation.Examinations;
using Evaluation.Rounds;
using Evidence;
using Messaging.Outbox;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace Evaluation.Reviews;

/// <summary>A review under change, with all that its change touches.</summary>
/// <param name="All">Every review of the examination, this one included.</param>
internal sealed record ReviewCase(Review Review, Examination Examination, Round Round, IReadOnlyList<Review> All)
{
    public IEnumerable<Review> Live => All.Where(r => r.IsLive);
}

/// <summary>Opens an expert's own review for a change, and lets another expert take an empty chair.</summary>
internal sealed class ReviewDesk(EvaluationDb db, ExaminationDesk examinations, ExpertFinder finder, EventOutbox outbox, Caller caller)
{
    /// <summary>Null when there is none, or it is another expert's. The examination is locked, so its reviews change one at a time.</summary>
    public async Task<ReviewCase?> OpenAsync(Guid id, IfMatch ifMatch, CancellationToken cancellationToken)
    {
        await db.HoldFactsAsync(cancellationToken); // another expert may be asked
        var own = await db.Reviews.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id && r.Expert == caller.Subject, cancellationToken);
        if (own is null)
        {
            return null;
        }

        var examination = await examinations.LockAsync(own.ExaminationId, cancellationToken);
        var all = await db.Reviews.Where(r => r.ExaminationId == examination.Id).OrderBy(r => r.Id).ToListAsync(cancellationToken);
        var round = await db.Rounds.AsNoTracking().SingleAsync(r => r.CallId == examination.CallId, cancellationToken);
        var review = all.Single(r => r.Id == id);
        ifMatch.Check(review);
        return new(review, examination, round, all);
    }

    /// <summary>The expert has left: tells who may not read any more, and gives the chair to another if there is one.</summary>
    /// <returns>False when the examination stays short of an expert.</returns>
    public async Task<bool> ReplaceAsync(ReviewCase @case, string reason, CancellationToken cancellationToken)
    {
        var (review, examination, round, all) = @case;
        var from = examination.Status;
        outbox.Add(examination.Unassign(review.Expert, reason));
        db.Record(examination, "expert-unassigned", reason: reason, data: new { review.Expert });

        var plan = await finder.PlanAsync(round, [examination], all.ToLookup(r => r.ExaminationId), cancellationToken);
        var begun = finder.Begin(examination, plan);
        foreach (var other in begun)
        {
            db.Record(other, "review-assigned", to: other.Status.ToString());
        }

        var live = @case.Live.Concat(begun).ToList();
        var locked = live.Count(r => r.CountsAsLocked);
        if (live.Count > 0)
        {
            outbox.Add(examination.Assign([.. live.Select(r => r.Expert)], locked, round.ExpertsPerApplication));
        }
        else
        {
            examination.Settle(0, locked, round.ExpertsPerApplication);
        }

        db.Record(examination, "experts-assigned", from.ToString(), examination.Status.ToString(), data: new { Experts = live.Select(r => r.Expert) });
        return plan.Short.Count == 0;
    }
}
