using System.ComponentModel.DataAnnotations;
using ServiceDefaults.Requests;

namespace Evaluation.Experts;

/// <summary>A bond to an organisation as it is declared.</summary>
/// <param name="Name">The organisation's.</param>
/// <param name="From">None: since some time.</param>
/// <param name="To">The last day; none while it lasts.</param>
public sealed record AffiliationRequest(
    [property: Required, CreditCode] string CreditCode, AffiliationKind Kind, [property: Text(200)] string? Name = null, DateOnly? From = null,
    DateOnly? To = null) : IValidatableObject
{
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (To < From)
        {
            yield return new("It cannot end before it began (终止日期早于起始日期).", [nameof(To)]);
        }
    }

    internal Affiliation ToAffiliation() => new(Guid.CreateVersion7(), CreditCode, Name, Kind, From, To);
}

/// <summary>Days on which an expert has time, both included.</summary>
/// <param name="To">None: until further notice.</param>
public sealed record PeriodRequest(DateOnly From, DateOnly? To = null) : IValidatableObject
{
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (To < From)
        {
            yield return new("It cannot end before it begins (终止日期早于起始日期).", [nameof(To)]);
        }
    }

    internal AvailablePeriod ToPeriod() => new(From, To);
}
