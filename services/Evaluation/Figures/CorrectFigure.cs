using System.ComponentModel.DataAnnotations;
using Evaluation.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Evaluation.Figures;

internal static class CorrectFigure
{
    /// <param name="Unit">None for the one it has.</param>
    /// <param name="Source">Where the right figure was published.</param>
    public sealed record Request(
        [property: DecimalRange(PublishFigure.Least, PublishFigure.Most)] decimal Value, [property: Required, Text(200)] string Source,
        [property: Required, Text(1000)] string Reason, [property: Text(20)] string? Unit = null) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => PublishFigure.PlacesOf(Value, nameof(Value));
    }

    public static async Task<Results<Ok<FigureView>, NotFound>> Handle(
        Guid id, Request request, IfMatch ifMatch, EvaluationDb db, FigureBook book, CancellationToken cancellationToken)
    {
        await book.LockAsync(cancellationToken);
        if (await db.ReferenceFigures.SingleOrDefaultAsync(f => f.Id == id, cancellationToken) is not { } figure)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(figure);
        book.Correct(figure, request.Value, request.Unit ?? figure.Unit, request.Source, request.Reason);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(FigureView.Of(figure));
    }
}
