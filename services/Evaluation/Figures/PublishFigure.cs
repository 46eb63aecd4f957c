using System.ComponentModel.DataAnnotations;
using Contracts;
using Evaluation.Data;
using Evidence;
using Messaging.Outbox;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Scoring;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Evaluation.Figures;

internal static class PublishFigure
{
    /// <param name="Code">The series, such as <c>average-rd-intensity</c> (R39, R131).</param>
    /// <param name="Value">In <paramref name="Unit"/>, with six decimal places at most.</param>
    /// <param name="Source">Where it was published.</param>
    public sealed record Request(
        [property: Required, Text(60), RegularExpression("^[a-z0-9]+(-[a-z0-9]+)*$")] string Code,
        ReferenceScope Scope,
        [property: Range(2000, 2100)] int Year,
        [property: Range(-1_000_000_000, 1_000_000_000)] decimal Value,
        [property: Required, Text(20)] string Unit,
        [property: Required, Text(200)] string Source) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (decimal.Round(Value, Places.Figure) != Value)
            {
                yield return new($"At most {Places.Figure} decimal places.", [nameof(Value)]);
            }
        }
    }

    public static async Task<Created<FigureView>> Handle(
        Request request, EvaluationDb db, EventOutbox outbox, CancellationToken cancellationToken)
    {
        Require(
            !await db.ReferenceFigures.AnyAsync(f => f.Code == request.Code && f.Scope == request.Scope && f.Year == request.Year, cancellationToken),
            "figure-already-published", "This series has its figure for this scope and year already; a published figure never changes.");
        var figure = new ReferenceFigure(request.Code, request.Scope, request.Year, request.Value, request.Unit, request.Source);
        db.ReferenceFigures.Add(figure);
        db.Record(figure, "figure-published", data: new { Value = DecimalText.Format(figure.Value, Places.Figure), figure.Source });
        outbox.Add(figure.Announce());
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"reference-series/{figure.Id}", FigureView.Of(figure));
    }
}

/// <summary>A reference figure as callers see it.</summary>
public sealed record FigureView(
    Guid Id, long Revision, string Code, ReferenceScope Scope, int Year, decimal Value, string Unit, string Source) : IVersioned
{
    internal static FigureView Of(ReferenceFigure f) => new(f.Id, f.Revision, f.Code, f.Scope, f.Year, f.Value, f.Unit, f.Source);
}
