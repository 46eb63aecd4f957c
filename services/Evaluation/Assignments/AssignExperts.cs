using Evaluation.Conflicts;
using Evaluation.Data;
using Evaluation.Examinations;
using Evaluation.Rounds;
using Evidence;
using Messaging.Outbox;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Evaluation.Assignments;

internal static class AssignExperts
{
    public static async Task<Results<Ok<AssignmentView>, NotFound>> Handle(
        Guid id, EvaluationDb db, ExaminationDesk desk, ExpertFinder finder, EventOutbox outbox, CancellationToken cancellationToken)
    {
        await db.HoldFactsAsync(cancellationToken);
        if (await db.LockRoundAsync(id, cancellationToken) is not { } round)
        {
            return TypedResults.NotFound();
        }

        var waiting = (await desk.LockAllAsync(round.CallId, cancellationToken))
            .Where(e => e.Status is ExaminationStatus.Waiting && e.FormVersion > 0).ToList();
        var ids = waiting.Select(e => e.Id).ToList();
        var reviews = (await db.Reviews.Where(r => ids.Contains(r.ExaminationId)).OrderBy(r => r.Id).ToListAsync(cancellationToken))
            .ToLookup(r => r.ExaminationId);
        var plan = await finder.PlanAsync(round, waiting, reviews, cancellationToken);
        var missing = waiting.Where(e => plan.Short.Contains(e.ApplicationId)).Select(e => e.Name);
        Require(
            plan.Short.Count == 0, "not-enough-experts",
            $"There are not {round.ExpertsPerApplication} experts without a conflict for: {string.Join(", ", missing)}. Add experts to the pool, then assign again.");

        foreach (var examination in waiting)
        {
            var from = examination.Status;
            var begun = finder.Begin(examination, plan);
            var live = reviews[examination.Id].Where(r => r.IsLive).Concat(begun).ToList();
            outbox.Add(examination.Assign([.. live.Select(r => r.Expert)], live.Count(r => r.CountsAsLocked), examination.ExpertsNeeded(round)));
            db.Record(examination, "experts-assigned", from.ToString(), examination.Status.ToString(), data: new { Experts = live.Select(r => r.Expert) });
            foreach (var review in begun)
            {
                db.Record(review, "review-assigned", to: review.Status.ToString());
            }
        }

        var assignment = new Assignment(round.Id, waiting.Count, plan);
        db.Assignments.Add(assignment);
        db.Record(assignment, "examinations-assigned");
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(new AssignmentView(assignment.Id, assignment.Revision, assignment.Examinations, assignment.Avoided));
    }
}

/// <summary>One distribution of waiting examinations.</summary>
/// <param name="Assigned">How many examinations have all their experts now.</param>
/// <param name="Avoided">Who was kept from which application, and why.</param>
public sealed record AssignmentView(Guid Id, long Revision, int Assigned, IReadOnlyList<AvoidedExpert> Avoided) : IVersioned;
