using System.ComponentModel.DataAnnotations;
using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Funding.Awards;

/// <summary>Plans anew by when instalments are expected to be paid. It moves no money; it says what is due.</summary>
internal static class RescheduleInstalments
{
    /// <param name="Instalments">Those whose day changes; the others keep theirs.</param>
    /// <param name="Reason">Why otherwise than before.</param>
    public sealed record Request(
        [property: Required, Items(InstalmentRequest.Most), MinLength(1)] IReadOnlyList<DayRequest> Instalments,
        [property: Required, Text(2_000)] string Reason) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Instalments.DistinctBy(i => i.Number).Count() < Instalments.Count)
            {
                yield return new("Plan each instalment once.", [nameof(Instalments)]);
            }
        }
    }

    /// <param name="DueOn">Business date; none when nobody can say any more.</param>
    public sealed record DayRequest([property: Range(1, InstalmentRequest.Most)] int Number, DateOnly? DueOn = null);

    public static async Task<Results<Ok<AwardView>, NotFound>> Handle(
        Guid id, Request request, IfMatch ifMatch, FundingDb db, CancellationToken cancellationToken)
    {
        var award = await db.LockAwardAsync(id, cancellationToken);
        var before = award?.Instalments.ToDictionary(i => i.Number, i => i.DueOn);
        return await db.StepAsync(
            award, ifMatch,
            new("instalments-rescheduled", request.Reason, a => a.Reschedule(request.Instalments.ToDictionary(i => i.Number, i => i.DueOn)))
            {
                Data = _ => new { Days = request.Instalments.Select(i => new { i.Number, From = before?.GetValueOrDefault(i.Number), To = i.DueOn }) },
            },
            AwardView.Of, cancellationToken);
    }
}
