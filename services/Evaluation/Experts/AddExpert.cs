using System.ComponentModel.DataAnnotations;
using Evaluation.Data;
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
    public sealed record Request(
        [property: Required, Text(100)] string Subject,
        [property: Required, Text(100)] string Name,
        [property: Required, Text(200)] string Field,
        [property: Required, MaxLength(20)] IReadOnlyList<string> Employers) : IValidatableObject
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
    }

    public static async Task<Created<ExpertView>> Handle(Request request, EvaluationDb db, CancellationToken cancellationToken)
    {
        Require(
            !await db.Experts.AnyAsync(e => e.Subject == request.Subject, cancellationToken),
            "expert-already-in-pool", "This person is in the pool already: look the entry up in GET /experts.");
        var expert = new Expert(request.Subject, request.Name, request.Field, request.Employers);
        db.Experts.Add(expert);
        db.Record(expert, "expert-added");
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"experts/{expert.Id}", ExpertView.Of(expert));
    }
}

/// <summary>An expert of the pool as callers see it.</summary>
public sealed record ExpertView(Guid Id, long Revision, string Subject, string Name, string Field, IReadOnlyList<string> Employers) : IVersioned
{
    internal static ExpertView Of(Expert e) => new(e.Id, e.Revision, e.Subject, e.Name, e.Field, e.Employers);
}
