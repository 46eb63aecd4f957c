using Evaluation.Assignments.Choices;
using Evaluation.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;

namespace Evaluation.Assignments;

internal static class AssignmentEndpoints
{
    public static void MapAssignments(this IEndpointRouteBuilder app)
    {
        var rounds = app.MapApi("/rounds", "Assignments");
        rounds.MapPost("/{id:guid}/assignments", AssignExperts.Handle).RequireAuthorization(Authorization.ManageEvaluation)
            .WithSummary("Gives every waiting examination its experts, by a plan that is proven the best; with dryRun it only tells how good that plan is (R88).");
        rounds.MapGet("/{id:guid}/assignments", List).RequireAuthorization(Authorization.ReadExaminations)
            .WithSummary("The round's assignments and repairs, oldest first, each with its options, its quality and its proof.");
        rounds.MapPost("/{id:guid}/repairs", RepairAssignment.Handle).RequireAuthorization(Authorization.ManageEvaluation)
            .WithSummary("Fills empty chairs, and those of experts who leave, moving as few reviews that are not begun as can be; with dryRun it only tells.");
        rounds.MapPost("/{id:guid}/manual-choices", MakeChoice.Handle).RequireAuthorization(Authorization.ManageEvaluation)
            .WithSummary("Fixes an expert to an application or forbids it, with a reason; assignments and repairs keep to it.");
        rounds.MapGet("/{id:guid}/manual-choices", ListChoices).RequireAuthorization(Authorization.ReadExaminations)
            .WithSummary("What officers chose in this round, lifted choices included, oldest first.");
        app.MapApi("/manual-choices", "Assignments").MapPost("/{id:guid}/lift", LiftChoice.Handle).RequireAuthorization(Authorization.ManageEvaluation)
            .WithSummary("Ends a manual choice, with a reason; reviews that came of it stay.");
    }

    private static async Task<Results<Ok<Page<AssignmentView>>, NotFound>> List(
        Guid id, [AsParameters] PageRequest page, EvaluationDb db, CancellationToken cancellationToken) =>
        await db.Rounds.AnyAsync(r => r.Id == id, cancellationToken)
            ? TypedResults.Ok(await db.Assignments.Where(a => a.RoundId == id).ToPageAsync(page, AssignmentView.Of, cancellationToken))
            : TypedResults.NotFound();

    private static async Task<Results<Ok<Page<ManualChoiceView>>, NotFound>> ListChoices(
        Guid id, [AsParameters] PageRequest page, EvaluationDb db, CancellationToken cancellationToken) =>
        await db.Rounds.AnyAsync(r => r.Id == id, cancellationToken)
            ? TypedResults.Ok(await db.ManualChoices.Where(c => c.RoundId == id).ToPageAsync(page, ManualChoiceView.Of, cancellationToken))
            : TypedResults.NotFound();
}
