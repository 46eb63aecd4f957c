using System.ComponentModel.DataAnnotations;
using Scoring;

namespace Evaluation.Performance.Methods;

/// <summary>What a method must make sure of, so that every score has exactly one grade: all faults at once.</summary>
internal static class MethodFaults
{
    public static IEnumerable<ValidationResult> Of(DraftMethod.Request method)
    {
        var indicators = method.Indicators ?? [];
        if (method.SheetShare + method.IndicatorShare > 1)
        {
            yield return new("The shares of sheet and indicators are more than 1 together.", [nameof(method.IndicatorShare)]);
        }

        if (method.IndicatorShare > 0 != indicators.Count > 0)
        {
            yield return new("Indicators have a share, and a share has indicators.", [nameof(method.IndicatorShare)]);
        }

        if (Places.RoundScore(method.SheetShare) != method.SheetShare || Places.RoundScore(method.IndicatorShare) != method.IndicatorShare)
        {
            yield return new($"At most {Places.Score} decimal places.", [nameof(method.SheetShare)]);
        }

        if (indicators.DistinctBy(i => i.Code).Count() < indicators.Count)
        {
            yield return new("Name each indicator once.", [nameof(method.Indicators)]);
        }

        var grades = method.Grades;
        if (grades.DistinctBy(g => g.Grade).Count() < grades.Count || grades.DistinctBy(g => g.From).Count() < grades.Count)
        {
            yield return new("Name each grade once, each with a beginning of its own.", [nameof(method.Grades)]);
        }

        if (!grades.Any(g => g is { From: 0, SheetFrom: null, TargetsFrom: null }))
        {
            yield return new("One grade begins at 0 without further conditions, so that every score has a grade.", [nameof(method.Grades)]);
        }

        if (!grades.OrderBy(g => g.From).Select(g => g.Grade).SequenceEqual(grades.Select(g => g.Grade).OrderDescending()))
        {
            yield return new("A better grade begins at a higher score.", [nameof(method.Grades)]);
        }

        if (grades.Any(g => new[] { g.From, g.SheetFrom ?? 0, g.TargetsFrom ?? 0 }.Any(score => Places.RoundScore(score) != score)))
        {
            yield return new($"At most {Places.Score} decimal places.", [nameof(method.Grades)]);
        }
    }
}
