using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Registry.Bases;
using Registry.Departments;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Registry.Difficulties;

/// <summary>Responsibility is divided (责任分解, R99): one department answers, others help.</summary>
internal static class AssignDifficulty
{
    /// <param name="DueOn">The last day for the answer; 10 working days unless said.</param>
    public sealed record Request(
        [property: Required] Department Responsible,
        [property: Items(10)] IReadOnlyList<Department>? Cooperating = null,
        DateOnly? DueOn = null,
        [property: Text(2_000)] string? Guidance = null) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            var codes = (Cooperating ?? []).Select(d => d?.Code).Append(Responsible?.Code).ToList();
            if (codes.Distinct().Count() < codes.Count)
            {
                yield return new("Each department is named once.", [nameof(Cooperating)]);
            }
        }
    }

    public static Task<Results<Ok<DifficultyView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, Request request, DifficultyDesk desk, CancellationToken cancellationToken) =>
        desk.StepAsync(
            desk.All, id, ifMatch, "difficulty-assigned", request.Responsible.Code, difficulty =>
            {
                var terms = desk.Terms;
                difficulty.Assign(request.Responsible, request.Cooperating ?? [], request.Guidance, request.DueOn ?? terms.ToAnswer, terms.Today);
                DueDate.RequireAhead(difficulty.DueOn, terms.Today);
            }, cancellationToken);
}
