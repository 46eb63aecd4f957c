using System.ComponentModel.DataAnnotations;
using Evaluation.Data;
using Evaluation.Experts.Vocabulary;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Evaluation.Experts;

internal static class AddExpert
{
    /// <param name="Subject">The subject of the expert's token.</param>
    /// <param name="Field">What the expert knows, in words.</param>
    /// <param name="Employers">Unified social credit codes of every organisation the expert works for; may be empty.</param>
    /// <param name="Expertise">Dimensions of the criteria, such as <c>REG-1</c>, and industries of the city's plan.</param>
    /// <param name="Institution">Credit code of the home institution; without it the first employer.</param>
    /// <param name="LoadLimit">Applications a round.</param>
    /// <param name="Area">Code of the county or zone where the expert lives or serves.</param>
    /// <param name="Affiliations">What binds the expert to organisations beside the employers, now or before.</param>
    /// <param name="Availability">When the expert has time; none: always.</param>
    public sealed record Request(
        [property: Required, Text(100)] string Subject,
        [property: Required, Text(100)] string Name,
        [property: Required, Text(200)] string Field,
        [property: Required, MaxLength(20)] IReadOnlyList<string> Employers,
        [property: Items(40)] IReadOnlyList<string>? Expertise = null,
        [property: CreditCode] string? Institution = null,
        Seniority Seniority = Seniority.Unstated,
        [property: Range(1, 1000)] int? LoadLimit = null,
        [property: RegularExpression(AreaCode.Pattern)] string? Area = null,
        [property: Items(50)] IReadOnlyList<AffiliationRequest>? Affiliations = null,
        [property: Items(20)] IReadOnlyList<PeriodRequest>? Availability = null) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            for (var i = 0; i < Employers.Count; i++)
            {
                if (Employers[i] is not { } code || !CreditCodeAttribute.IsCode(code))
                {
                    yield return new(CreditCodeAttribute.Wrong, [$"{nameof(Employers)}[{i}]"]);
                }
            }
        }

        internal ExpertProfile Profile => new(Name, Field, Expertise ?? [], Institution ?? (Employers is [var first, ..] ? first : null), Seniority, LoadLimit, Area);

        internal IEnumerable<Affiliation> Bonds =>
        [
            .. Employers.Distinct().Select(code => new Affiliation(Guid.CreateVersion7(), code, null, AffiliationKind.Employment, null, null)),
            .. (Affiliations ?? []).Select(a => a.ToAffiliation()),
        ];
    }

    public static async Task<Results<Created<ExpertView>, ProblemHttpResult>> Handle(
        Request request, EvaluationDb db, ExpertVocabulary vocabulary, CancellationToken cancellationToken)
    {
        if (await vocabulary.FaultsOfAsync(request.Expertise ?? [], request.Area, cancellationToken) is { Count: > 0 } faults)
        {
            return TypedResults.Problem(ValidationProblems.Unprocessable(faults));
        }

        Require(
            !await db.Experts.AnyAsync(e => e.Subject == request.Subject, cancellationToken),
            "expert-already-in-pool", "This person is in the pool already: look the entry up in GET /experts.");
        var expert = new Expert(request.Subject, request.Profile, request.Bonds, (request.Availability ?? []).Select(p => p.ToPeriod()));
        db.Experts.Add(expert);
        db.Record(expert, "expert-added", data: ExpertView.Of(expert));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"experts/{expert.Id}", ExpertView.Of(expert));
    }
}
