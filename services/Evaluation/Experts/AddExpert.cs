using System.ComponentModel.DataAnnotations;
using Evaluation.Data;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Evaluation.Experts;

internal static class AddExpert
{
    private const int CodeLength = 18;

    /// <param name="Subject">The subject of the expert's token.</param>
    /// <param name="Field">What the expert knows, in words.</param>
    /// <param name="Employers">Unified social credit codes of every organisation the expert works for; may be empty.</param>
    public sealed record Request(
        [property: Required, StringLength(100, MinimumLength = 1)] string Subject,
        [property: Required, StringLength(100, MinimumLength = 1)] string Name,
        [property: Required, StringLength(200, MinimumLength = 1)] string Field,
        [property: Required, MaxLength(20)] IReadOnlyList<string> Employers) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            for (var i = 0; i < Employers.Count; i++)
            {
                if (Employers[i] is not { Length: CodeLength } code || !code.All(char.IsAsciiLetterOrDigit))
                {
                    yield return new("Not a unified social credit code: 18 characters (统一社会信用代码).", [$"{nameof(Employers)}[{i}]"]);
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
