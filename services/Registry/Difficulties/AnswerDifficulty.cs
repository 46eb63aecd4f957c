using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Registry.Departments;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Registry.Difficulties;

/// <summary>What departments do: hand back, plan, give an opinion, answer. Another department's difficulty does not exist for them.</summary>
internal static class AnswerDifficulty
{
    /// <param name="Text">How it will be solved (落实方案).</param>
    /// <param name="PlannedFor">The day by which the department means to be done, not after the deadline.</param>
    public sealed record PlanRequest([property: Required, Text(10_000)] string Text, DateOnly PlannedFor);

    public sealed record OpinionRequest([property: Required, Text(5_000)] string Text);

    /// <param name="PolicyDocument">The document that changed the policy (文号); needed for that outcome.</param>
    public sealed record AnswerRequest(
        [property: Required, Text(10_000)] string Text,
        DifficultyOutcome Outcome,
        [property: Text(100)] string? PolicyDocument = null) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Outcome is DifficultyOutcome.PolicyChanged && PolicyDocument is null)
            {
                yield return new("Name the document that changed the policy.", [nameof(PolicyDocument)]);
            }
        }
    }

    public static Task<Results<Ok<DifficultyView>, NotFound>> Return(
        Guid id, IfMatch ifMatch, ReasonRequest request, DifficultyDesk desk, CancellationToken cancellationToken) =>
        desk.StepAsync(desk.Responsible(), id, ifMatch, "difficulty-returned", request.Reason, d => d.Return(request.Reason, desk.Terms), cancellationToken);

    public static Task<Results<Ok<DifficultyView>, NotFound>> Plan(
        Guid id, IfMatch ifMatch, PlanRequest request, DifficultyDesk desk, CancellationToken cancellationToken) =>
        desk.StepAsync(
            desk.Responsible(), id, ifMatch, "difficulty-planned", request.Text,
            d => d.PlanSolution(request.Text, request.PlannedFor, desk.Terms.Today), cancellationToken);

    public static Task<Results<Ok<DifficultyView>, NotFound>> GiveOpinion(
        Guid id, IfMatch ifMatch, OpinionRequest request, DifficultyDesk desk, Caller caller, CancellationToken cancellationToken) =>
        desk.StepAsync(
            desk.Cooperating(), id, ifMatch, "difficulty-opinion", request.Text,
            d => d.GiveOpinion(caller.Departments(), request.Text, caller.Subject, desk.Terms.Today), cancellationToken);

    public static Task<Results<Ok<DifficultyView>, NotFound>> Answer(
        Guid id, IfMatch ifMatch, AnswerRequest request, DifficultyDesk desk, Caller caller, CancellationToken cancellationToken) =>
        desk.StepAsync(
            desk.Responsible(), id, ifMatch, "difficulty-answered", request.Text,
            d => d.GiveAnswer(request.Text, request.Outcome, request.PolicyDocument, caller.Subject, desk.Terms), cancellationToken);
}
