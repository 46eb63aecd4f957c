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

/// <summary>Opens a review for a change, lets another expert take an empty chair, and opens sheets again.</summary>
internal sealed class ReviewDesk(EvaluationDb db, ExaminationDesk examinations, AssignmentDesk assignments, ExpertFinder finder, EventOutbox outbox, Caller caller)
{
    /// <summary>Null when there is none, or it is another expert's. The examination is locked, so its reviews change one at a time.</summary>
    public Task<ReviewCase?> OpenAsync(Guid id, IfMatch ifMatch, CancellationToken cancellationToken) =>
        OpenAsync(db.Reviews.Where(r => r.Expert == caller.Subject), id, ifMatch, cancellationToken);

    /// <summary>Any expert's.</summary>
    public Task<ReviewCase?> OpenForCommissionAsync(Guid id, IfMatch ifMatch, CancellationToken cancellationToken) =>
        OpenAsync(db.Reviews, id, ifMatch, cancellationToken);

    /// <summary>The whole examination, by way of its first review: one that is arbitrated has some.</summary>
    public Task<ReviewCase> OpenExaminationAsync(Guid examinationId, CancellationToken cancellationToken) =>
        LockAsync(examinationId, all => all[0], cancellationToken);

    /// <summary>
    /// The expert has left: tells who may not read any more, and gives the chair to another. Where nobody is free, somebody is freed: reviews
    /// that are not begun move, as few as can be.
    /// </summary>
    /// <returns>False when the examination stays short of an expert.</returns>
    public async Task<bool> ReplaceAsync(ReviewCase @case, string reason, CancellationToken cancellationToken)
    {
        var (review, examination, round, all) = @case;
        outbox.Add(examination.Unassign(review.Expert, reason));
        db.Record(examination, "expert-unassigned", reason: reason, data: new { review.Expert });
        var table = new RoundTable(round, [examination], all.ToLookup(r => r.ExaminationId));
        var plan = await finder.PlanAsync(round, table.Examinations, table.Reviews, cancellationToken);
        if (plan.Short.Count > 0 && await assignments.FreeAsync(table, reason, cancellationToken))
        {
            return true;
        }

        assignments.Apply(table, plan, [examination], reason);
        return plan.Short.Count == 0;
    }

    /// <summary>One expert more than the call asks for.</summary>
    /// <returns>False when nobody is free; then it stays as it was.</returns>
    public async Task<bool> AskAnotherAsync(ReviewCase @case, CancellationToken cancellationToken)
    {
        var (_, examination, round, all) = @case;
        var table = new RoundTable(round, [examination], all.ToLookup(r => r.ExaminationId));
        examination.AskAnother();
        var plan = await finder.PlanAsync(round, table.Examinations, table.Reviews, cancellationToken);
        if (plan.Short.Count > 0)
        {
            examination.DoWithout();
            db.Record(examination, "no-other-expert");
            return false;
        }

        assignments.Apply(table, plan, [examination], "Another expert is asked.");
        return true;
    }

    /// <summary>The expert may amend these items, or all; whatever else was judged stays as it is.</summary>
    public void Reopen(ReviewCase @case, Review review, string reason, IReadOnlyList<string>? items)
    {
        Reopen(review, reason, items);
        Settle(@case, "sheet-opened-again");
    }

    /// <inheritdoc cref="Reopen(ReviewCase, Review, string, IReadOnlyList{string}?)"/>
    public void Reopen(Review review, string reason, IReadOnlyList<string>? items)
    {
        var from = review.Status;
        review.Reopen(reason, items);
        db.Record(review, "review-reopened", from.ToString(), review.Status.ToString(), reason, new { Items = items });
    }

    /// <summary>Brings the examination to where its reviews stand.</summary>
    public void Settle(ReviewCase @case, string action)
    {
        var examination = @case.Examination;
        var from = examination.Status;
        examination.Settle(@case.Live.Count(), @case.Live.Count(r => r.CountsAsLocked), examination.ExpertsNeeded(@case.Round));
        db.Record(examination, action, from.ToString(), examination.Status.ToString());
    }

    private async Task<ReviewCase?> OpenAsync(IQueryable<Review> within, Guid id, IfMatch ifMatch, CancellationToken cancellationToken)
    {
        var found = await within.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellationToken);
        if (found is null)
        {
            return null;
        }

        var @case = await LockAsync(found.ExaminationId, all => all.Single(r => r.Id == id), cancellationToken);
        ifMatch.Check(@case.Review);
        return @case;
    }

    private async Task<ReviewCase> LockAsync(Guid examinationId, Func<IReadOnlyList<Review>, Review> choose, CancellationToken cancellationToken)
    {
        await db.HoldFactsAsync(cancellationToken); // another expert may be asked
        var examination = await examinations.LockAsync(examinationId, cancellationToken);
        var all = await db.Reviews.Where(r => r.ExaminationId == examination.Id).OrderBy(r => r.Id).ToListAsync(cancellationToken);
        var round = await db.Rounds.AsNoTracking().SingleAsync(r => r.CallId == examination.CallId, cancellationToken);
        return new(choose(all), examination, round, all);
    }
}
