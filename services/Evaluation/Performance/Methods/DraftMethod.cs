using System.ComponentModel.DataAnnotations;
using Contracts;
using Evaluation.Data;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Scoring;
using Scoring.Thresholds;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Evaluation.Performance.Methods;

internal static class DraftMethod
{
    /// <param name="SheetShare">Of 1, with four places at most.</param>
    /// <param name="Grades">Each of the four grades once; the lowest begins at 0.</param>
    public sealed record Request(
        [property: Required, Text(200)] string Title, [property: DecimalRange("0.01", "1")] decimal SheetShare,
        [property: Required, Items(4), MinLength(4)] IReadOnlyList<GradeRule> Grades, [property: DecimalRange("0", "0.99")] decimal IndicatorShare = 0,
        [property: Items(50)] IReadOnlyList<Indicator>? Indicators = null, bool NeedsContract = false, bool NeedsPlan = false,
        [property: Range(0, 10)] int SiteVisits = 0) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => MethodFaults.Of(this);

        internal MethodRules ToRules() => new(
            SheetShare, IndicatorShare, [.. (Indicators ?? []).Select(i => new PerformanceIndicator(i.Code, i.Name, i.Unit, i.Satisfied, i.Weight))],
            [.. Grades.Select(g => new GradeFrom(GradeText.Of(g.Grade), g.From, g.SheetFrom, g.TargetsFrom))], NeedsContract, NeedsPlan, SiteVisits);
    }

    /// <param name="From">The score that it begins at.</param>
    /// <param name="SheetFrom">What the sheet alone must reach as well.</param>
    /// <param name="TargetsFrom">What the targets alone must reach as well.</param>
    public sealed record GradeRule(
        Grade Grade, [property: DecimalRange("0", "100")] decimal From, [property: DecimalRange("0", "100")] decimal? SheetFrom = null,
        [property: DecimalRange("0", "100")] decimal? TargetsFrom = null);

    /// <param name="Satisfied">Over <c>value</c>, <c>previous</c> and <c>reference</c>, such as <c>value &gt;= previous * 1.1</c>.</param>
    public sealed record Indicator(
        [property: Required, Text(40), RegularExpression("^[A-Z0-9]+([-.][A-Z0-9]+)*$")] string Code, [property: Required, Text(200)] string Name,
        [property: Required, Text(200)] string Satisfied, [property: Text(20)] string? Unit = null, [property: Range(1, 100)] int Weight = 1)
        : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (!ThresholdExpression.TryParse(Satisfied, out _, out var fault))
            {
                yield return new(fault, [nameof(Satisfied)]);
            }
        }
    }

    public static async Task<Created<MethodView>> Handle(Request request, EvaluationDb db, CancellationToken cancellationToken)
    {
        var version = new PerformanceMethodVersion(request.Title, request.ToRules());
        db.PerformanceMethods.Add(version);
        db.Record(version, "performance-method-drafted", to: nameof(MethodStatus.Draft));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"performance-methods/{version.Id}", MethodView.Of(version));
    }
}

/// <summary>A version of the method as callers see it.</summary>
/// <param name="Number">The highest is in force for evaluations that begin; none for a draft.</param>
public sealed record MethodView(Guid Id, long Revision, MethodStatus Status, int? Number, string Title, MethodRules Rules) : IVersioned
{
    internal static MethodView Of(PerformanceMethodVersion m) => new(m.Id, m.Revision, m.Status, m.Number, m.Title, m.Rules);
}
