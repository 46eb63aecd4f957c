using System.ComponentModel.DataAnnotations;
using Evaluation.Data;
using Evaluation.Examinations;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Requests;

namespace Evaluation.Assignments;

internal static class RepairAssignment
{
    /// <param name="Leaving">Experts who give up every review of this round that is not locked.</param>
    /// <param name="Options">Unless given, those of the round's last assignment.</param>
    public sealed record Request(
        [property: Required, Text(1000)] string Reason, [property: Items(200)] IReadOnlyList<string>? Leaving = null, AssignmentOptions? Options = null);

    /// <summary>What cannot be filled waits for the next assignment; everything else is filled.</summary>
    public static async Task<Results<Ok<AssignmentView>, NotFound>> Handle(
        Guid id, Request request, bool? dryRun, EvaluationDb db, AssignmentDesk desk, ExpertFinder finder, CancellationToken cancellationToken)
    {
        var table = dryRun is true ? await desk.ReadAsync(id, cancellationToken) : await desk.LockAsync(id, cancellationToken);
        if (table is null)
        {
            return TypedResults.NotFound();
        }

        var options = request.Options ?? await finder.LastOptionsAsync(table.Round.Id, cancellationToken);
        var asked = new PlanRequest(options, MayMove: true, (request.Leaving ?? []).ToHashSet());
        var plan = await finder.PlanAsync(table.Round, table.Examinations, table.Reviews, asked, cancellationToken);
        var touched = plan.Reviews.Concat(plan.Ended).Select(r => r.ApplicationId).ToHashSet();
        var changed = table.Examinations.Where(e => touched.Contains(e.ApplicationId)).ToList();
        var served = changed.Count(e => !plan.Short.Contains(e.ApplicationId));
        if (dryRun is true)
        {
            return TypedResults.Ok(AssignmentView.Of(plan, served, options, request.Reason));
        }

        desk.Apply(table, plan, changed, request.Reason);
        var repair = new Assignment(table.Round.Id, served, plan, options, request.Reason);
        db.Assignments.Add(repair);
        db.Record(repair, "assignment-repaired", reason: request.Reason, data: new { plan.Quality.Proof, request.Leaving });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(AssignmentView.Of(repair));
    }
}
