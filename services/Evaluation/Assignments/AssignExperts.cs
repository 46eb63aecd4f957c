using Evaluation.Data;
using Evaluation.Examinations;
using Evaluation.Rounds;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using static ServiceDefaults.Http.RuleViolationException;

namespace Evaluation.Assignments;

internal static class AssignExperts
{
    /// <param name="request">May be left out whole.</param>
    /// <param name="dryRun">Only tells what would come of it, even where some applications could not be served.</param>
    public static async Task<Results<Ok<AssignmentView>, NotFound>> Handle(
        Guid id, AssignmentOptions? request, bool? dryRun, EvaluationDb db, AssignmentDesk desk, ExpertFinder finder, CancellationToken cancellationToken)
    {
        var table = dryRun is true ? await desk.ReadAsync(id, cancellationToken) : await desk.LockAsync(id, cancellationToken);
        if (table is null)
        {
            return TypedResults.NotFound();
        }

        var options = request ?? new();
        var waiting = table.Examinations.Where(e => e.Status is ExaminationStatus.Waiting).ToList();
        var plan = await finder.PlanAsync(table.Round, table.Examinations, table.Reviews, PlanRequest.Fill(options), cancellationToken);
        var missing = waiting.Where(e => plan.Short.Contains(e.ApplicationId)).Select(e => e.Name).ToList();
        if (dryRun is true)
        {
            return TypedResults.Ok(AssignmentView.Of(plan, waiting.Count - missing.Count, options));
        }

        Require(
            missing.Count == 0, "not-enough-experts",
            $"There are not {table.Round.ExpertsPerApplication} experts without a conflict for: {string.Join(", ", missing)}. Add experts to the pool, then assign again; ask with dryRun=true which rule is in the way.");
        desk.Apply(table, plan, waiting, "Another expert is assigned.");
        var assignment = new Assignment(table.Round.Id, waiting.Count, plan, options);
        db.Assignments.Add(assignment);
        db.Record(assignment, "examinations-assigned", data: new { plan.Quality.Proof });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(AssignmentView.Of(assignment));
    }
}
