using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Registry.Difficulties;

/// <summary>The builder has the last word on whether it was helped.</summary>
internal static class RateAnswer
{
    /// <param name="Comment">Needed from whoever is dissatisfied: what is still missing.</param>
    public sealed record Request(Satisfaction Satisfaction, [property: Text(2_000)] string? Comment = null) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Satisfaction is Satisfaction.Dissatisfied && Comment is null)
            {
                yield return new("Say what is still missing.", [nameof(Comment)]);
            }
        }
    }

    public static Task<Results<Ok<DifficultyView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, Request request, DifficultyDesk desk, CancellationToken cancellationToken) =>
        desk.StepAsync(
            desk.OfOwnBases(), id, ifMatch, "difficulty-rated", request.Comment, d => d.Rate(request.Satisfaction, request.Comment, desk.Terms),
            cancellationToken);

    public static Task<Results<Ok<DifficultyView>, NotFound>> Withdraw(
        Guid id, IfMatch ifMatch, ReasonRequest request, DifficultyDesk desk, CancellationToken cancellationToken) =>
        desk.StepAsync(
            desk.OfOwnBases(), id, ifMatch, "difficulty-withdrawn", request.Reason, d => d.Withdraw(request.Reason, desk.Terms.Today), cancellationToken);
}
