using System.ComponentModel.DataAnnotations;
using Contracts;
using Evaluation.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Scoring;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Evaluation.Figures;

internal static class PublishFigure
{
    internal const string Least = "-1000000000";
    internal const string Most = "1000000000";

    /// <param name="Code">The series, such as <c>average-rd-intensity</c> (R39, R131).</param>
    /// <param name="Value">In <paramref name="Unit"/>, with six decimal places at most.</param>
    /// <param name="Source">Where it was published.</param>
    public sealed record Request(
        [property: Required, Text(60), RegularExpression("^[a-z0-9]+(-[a-z0-9]+)*$")] string Code,
        ReferenceScope Scope,
        [property: Range(2000, 2100)] int Year,
        [property: DecimalRange(Least, Most)] decimal Value,
        [property: Required, Text(20)] string Unit,
        [property: Required, Text(200)] string Source) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => PlacesOf(Value, nameof(Value));
    }

    public static async Task<Created<FigureView>> Handle(
        Request request, EvaluationDb db, FigureBook book, CancellationToken cancellationToken)
    {
        Require(
            await book.FindAsync(request, cancellationToken) is null, "figure-already-published",
            "This series has its figure for this scope and year already: a wrong one is corrected (POST /reference-series/{id}/corrections).");
        var figure = book.Publish(request);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"reference-series/{figure.Id}", FigureView.Of(figure));
    }

    internal static IEnumerable<ValidationResult> PlacesOf(decimal value, string member)
    {
        if (decimal.Round(value, Places.Figure) != value)
        {
            yield return new($"At most {Places.Figure} decimal places.", [member]);
        }
    }
}

/// <summary>A reference figure as callers see it.</summary>
/// <param name="Revision">Its version: 1 as first published, one more with each correction.</param>
/// <param name="Correction">Why it was last corrected.</param>
public sealed record FigureView(
    Guid Id, long Revision, string Code, ReferenceScope Scope, int Year, decimal Value, string Unit, string Source, string? Correction) : IVersioned
{
    internal static FigureView Of(ReferenceFigure f) => new(f.Id, f.Revision, f.Code, f.Scope, f.Year, f.Value, f.Unit, f.Source, f.Correction);
}
