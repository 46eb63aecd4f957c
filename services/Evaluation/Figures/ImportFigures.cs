using System.ComponentModel.DataAnnotations;
using Contracts;
using Evaluation.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Evaluation.Figures;

/// <summary>
/// Publishes many figures at once, from CSV or JSON, all or none. What differs from a published figure corrects it; with <c>dryRun</c> it
/// only says what would come of it.
/// </summary>
internal static class ImportFigures
{
    private const int MaxRows = 2000;
    private const int MaxCsv = 500_000;

    /// <param name="Csv">The file's text under <c>code,scope,year,value,unit,source</c> or <c>指标,范围,年份,数值,单位,来源</c>.</param>
    /// <param name="Figures">The same as JSON; one of the two is given.</param>
    /// <param name="Reason">Why published figures are corrected; none where none is.</param>
    /// <param name="DryRun">Reports and changes nothing.</param>
    public sealed record Request(
        [property: Text(MaxCsv)] string? Csv = null, [property: Items(MaxRows)] IReadOnlyList<PublishFigure.Request>? Figures = null,
        [property: Text(1000)] string? Reason = null, bool DryRun = false) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Csv is null == Figures is null)
            {
                yield return new("Give either csv or figures.", [nameof(Csv), nameof(Figures)]);
            }
        }
    }

    /// <param name="Unchanged">Rows that say what is published already.</param>
    /// <param name="Errors">All that is wrong; an import with errors changes nothing.</param>
    public sealed record Report(bool DryRun, int Rows, int Added, int Corrected, int Unchanged, IReadOnlyList<FieldError> Errors);

    public static async Task<Results<Ok<Report>, ProblemHttpResult>> Handle(
        Request request, EvaluationDb db, FigureBook book, CancellationToken cancellationToken)
    {
        var errors = new List<FieldError>();
        var rows = request.Csv is { } csv
            ? FigureCsv.Read(csv, MaxRows, errors)
            : [.. request.Figures!.Select((figure, i) => new FigureRow($"/figures/{i}", "", figure))];
        errors.AddRange(rows.GroupBy(r => (r.Figure.Code, r.Figure.Scope, r.Figure.Year)).SelectMany(same => same.Skip(1))
            .Select(row => row.Error("This series, scope and year stands above already: keep one.")));
        await book.LockAsync(cancellationToken);
        var known = await book.KnownAsync(rows.Select(r => r.Figure.Code), cancellationToken);
        var (added, corrected) = errors.Count == 0 ? Take(rows, known, request.Reason, book, errors) : (0, 0);
        if (errors.Count > 0 && !request.DryRun)
        {
            return TypedResults.Problem(ValidationProblems.Unprocessable(errors));
        }

        if (request.DryRun)
        {
            db.ChangeTracker.Clear(); // what was tried is not kept with the answer
        }
        else
        {
            await db.SaveChangesAsync(cancellationToken);
        }

        return TypedResults.Ok(new Report(request.DryRun, rows.Count, added, corrected, rows.Count - added - corrected, errors));
    }

    private static (int Added, int Corrected) Take(
        IReadOnlyList<FigureRow> rows, Dictionary<(string, ReferenceScope, int), ReferenceFigure> known, string? reason, FigureBook book,
        List<FieldError> errors)
    {
        var (added, corrected) = (0, 0);
        foreach (var row in rows)
        {
            var wanted = row.Figure;
            if (!known.TryGetValue((wanted.Code, wanted.Scope, wanted.Year), out var figure))
            {
                book.Publish(wanted);
                added++;
            }
            else if (!figure.Says(wanted.Value, wanted.Unit, wanted.Source))
            {
                corrected++;
                if (reason is null)
                {
                    errors.Add(row.Error($"Published is {figure.Value} {figure.Unit} ({figure.Source}): give a reason to correct it, or take the row out."));
                }
                else
                {
                    book.Correct(figure, wanted.Value, wanted.Unit, wanted.Source, reason);
                }
            }
        }

        return (added, corrected);
    }
}
