using Evaluation.Conflicts;
using Evaluation.Data;
using Evaluation.Examinations;
using Evaluation.Reviews;
using Evaluation.Rounds;
using Evidence;
using Messaging.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Assignments;

/// <summary>A round with everything that an assignment may change.</summary>
/// <param name="Examinations">Those that are before experts.</param>
internal sealed record RoundTable(Round Round, IReadOnlyList<Examination> Examinations, ILookup<Guid, Review> Reviews);

/// <summary>Lays a round on the table, and carries a plan out: reviews, what readers are told, and the audit.</summary>
internal sealed class AssignmentDesk(EvaluationDb db, ExaminationDesk examinations, ExpertFinder finder, EventOutbox outbox)
{
    /// <summary>For a change: whoever else assigns waits until it is committed.</summary>
    public async Task<RoundTable?> LockAsync(Guid roundId, CancellationToken cancellationToken)
    {
        await db.HoldFactsAsync(cancellationToken);
        if (await db.LockRoundAsync(roundId, cancellationToken) is not { } round)
        {
            return null;
        }

        var before = (await examinations.LockAllAsync(round.CallId, cancellationToken)).FindAll(e => e.IsBeforeExperts);
        return new(round, before, await ReviewsOfAsync(db.Reviews, before, cancellationToken));
    }

    /// <summary>For a look: nothing waits for it.</summary>
    public async Task<RoundTable?> ReadAsync(Guid roundId, CancellationToken cancellationToken)
    {
        if (await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == roundId, cancellationToken) is not { } round)
        {
            return null;
        }

        var before = (await db.Examinations.AsNoTracking().Where(e => e.CallId == round.CallId).ToListAsync(cancellationToken)).FindAll(e => e.IsBeforeExperts);
        return new(round, before, await ReviewsOfAsync(db.Reviews.AsNoTracking(), before, cancellationToken));
    }

    /// <summary>Fills an examination's chair by moving others' reviews that are not begun, where that can be done.</summary>
    /// <remarks>What somebody else is changing just now is left alone, so nobody waits for anybody.</remarks>
    public async Task<bool> FreeAsync(RoundTable table, string reason, CancellationToken cancellationToken)
    {
        var own = table.Examinations.Single();
        var others = await db.Examinations
            .FromSql($"SELECT * FROM examination WHERE call_id = {own.CallId} AND id <> {own.Id} AND status = 'UnderReview' ORDER BY id FOR UPDATE SKIP LOCKED")
            .ToListAsync(cancellationToken);
        var examinations = others.Append(own).ToList();
        var whole = table with { Examinations = examinations, Reviews = await ReviewsOfAsync(db.Reviews, examinations, cancellationToken) };
        var options = await finder.LastOptionsAsync(table.Round.Id, cancellationToken);
        var plan = await finder.PlanAsync(
            whole.Round, whole.Examinations, whole.Reviews, new(options, MayMove: true, new HashSet<string>(), Reopens: true), cancellationToken);
        if (plan.Short.Count > 0)
        {
            return false;
        }

        var touched = plan.Reviews.Concat(plan.Ended).Select(r => r.ApplicationId).ToHashSet();
        Apply(whole, plan, whole.Examinations.Where(e => touched.Contains(e.ApplicationId)), reason);
        var repair = new Assignment(whole.Round.Id, 1, plan, options, reason);
        db.Assignments.Add(repair);
        db.Record(repair, "assignment-repaired", reason: reason, data: new { plan.Quality.Proof });
        return true;
    }

    public void Apply(RoundTable table, PlannedExperts plan, IEnumerable<Examination> changed, string reason)
    {
        var (begun, ended) = (plan.Reviews.ToLookup(r => r.ApplicationId, r => r.Expert), plan.Ended.ToLookup(r => r.ApplicationId, r => r.Expert));
        foreach (var examination in changed)
        {
            var reviews = table.Reviews[examination.Id].Where(r => r.IsLive).ToList();
            foreach (var review in reviews.Where(r => ended[examination.ApplicationId].Contains(r.Expert)))
            {
                End(examination, review, reason);
            }

            Begin(table.Round, examination, [.. reviews.Where(r => r.IsLive)], begun[examination.ApplicationId]);
        }
    }

    private void End(Examination examination, Review review, string reason)
    {
        var from = review.Status;
        review.Withdraw(reason);
        db.Record(review, "review-withdrawn", from.ToString(), review.Status.ToString(), reason);
        outbox.Add(examination.Unassign(review.Expert, reason));
        db.Record(examination, "expert-unassigned", reason: reason, data: new { review.Expert });
    }

    private void Begin(Round round, Examination examination, IReadOnlyList<Review> staying, IEnumerable<string> experts)
    {
        var from = examination.Status;
        var fresh = experts.Select(expert => new Review(examination, expert)).ToList();
        db.Reviews.AddRange(fresh);
        fresh.ForEach(review => db.Record(review, "review-assigned", to: review.Status.ToString()));
        var live = staying.Concat(fresh).ToList();
        if (live.Count > 0)
        {
            outbox.Add(examination.Assign([.. live.Select(r => r.Expert)], live.Count(r => r.CountsAsLocked), examination.ExpertsNeeded(round)));
        }
        else
        {
            examination.Settle(0, 0, examination.ExpertsNeeded(round));
        }

        db.Record(examination, "experts-assigned", from.ToString(), examination.Status.ToString(), data: new { Experts = live.Select(r => r.Expert) });
    }

    private static async Task<ILookup<Guid, Review>> ReviewsOfAsync(IQueryable<Review> reviews, List<Examination> examinations, CancellationToken cancellationToken)
    {
        var ids = examinations.ConvertAll(e => e.Id);
        return (await reviews.Where(r => ids.Contains(r.ExaminationId)).OrderBy(r => r.Id).ToListAsync(cancellationToken)).ToLookup(r => r.ExaminationId);
    }
}
