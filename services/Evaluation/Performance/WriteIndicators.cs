using System.ComponentModel.DataAnnotations;
using Evaluation.Data;
using Evaluation.Figures;
using Evaluation.Performance.Methods;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Scoring;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Evaluation.Performance;

internal static class WriteIndicators
{
    /// <param name="Figures">The method's indicators, each once; a draft may lack some.</param>
    public sealed record Request([property: Required, Items(50)] IReadOnlyList<FoundIndicator> Figures);

    public static async Task<Results<Ok<PerformanceView>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, EvaluationDb db, Caller caller, CancellationToken cancellationToken)
    {
        if (await ReadPerformance.OwnAsync(db, id, caller, cancellationToken) is not { } evaluation)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(evaluation);
        var method = await db.MethodOfAsync(evaluation, cancellationToken);
        if (FaultsOf(request.Figures, method?.Rules.Indicators ?? []) is { Count: > 0 } faults)
        {
            return TypedResults.Problem(ValidationProblems.Unprocessable(faults));
        }

        var from = evaluation.Status;
        evaluation.WriteIndicators(request.Figures, method?.Id);
        db.Record(evaluation, "indicators-written", from.ToString(), evaluation.Status.ToString());
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(await ReadPerformance.ViewAsync(db, evaluation, cancellationToken));
    }

    private static List<FieldError> FaultsOf(IReadOnlyList<FoundIndicator> figures, IReadOnlyList<PerformanceIndicator> indicators) =>
    [
        .. from figure in figures.Index()
           let fault = indicators.All(i => i.Code != figure.Item.Code) ? "The method has no such indicator."
               : figures.Take(figure.Index).Any(before => before.Code == figure.Item.Code) ? "This indicator stands here twice."
               : null
           where fault is not null
           select new FieldError($"/figures/{figure.Index}/code", fault),
    ];
}

/// <summary>What the evaluator found for one indicator, in its unit.</summary>
/// <param name="Value">None while it was not found.</param>
/// <param name="Previous">The year before, where the indicator compares with it.</param>
/// <param name="Reference">What it is compared with otherwise.</param>
/// <param name="Source">Where it was found.</param>
public sealed record FoundIndicator(
    [property: Required, Text(40)] string Code, [property: Required, Text(500)] string Source,
    [property: DecimalRange(PublishFigure.Least, PublishFigure.Most)] decimal? Value = null,
    [property: DecimalRange(PublishFigure.Least, PublishFigure.Most)] decimal? Previous = null,
    [property: DecimalRange(PublishFigure.Least, PublishFigure.Most)] decimal? Reference = null)
{
    internal IndicatorFigure ForScoring() => new(Code, Rounded(Value), Rounded(Previous), Rounded(Reference));

    private static decimal? Rounded(decimal? figure) => figure is { } given ? Places.RoundFigure(given) : null;
}
