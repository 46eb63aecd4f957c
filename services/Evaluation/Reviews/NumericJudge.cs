using Contracts;
using Contracts.Applications;
using Evaluation.Criteria;
using Evaluation.Figures;
using Evaluation.Rounds;
using Scoring;
using ServiceDefaults.Http;

namespace Evaluation.Reviews;

/// <summary>
/// Judges numeric items from the application's figures and the newest reference figures up to the round's year. Both readings
/// of a conflicting rule are kept; the call says which one binds (R39, R131).
/// </summary>
internal static class NumericJudge
{
    public static IReadOnlyList<JudgedFigure> Judge(
        CriteriaVersion criteria, IReadOnlyList<ItemAnswer> answers, IReadOnlyList<ReferenceFigure> references, Round round) =>
        [.. criteria.NumericItems.Select(item => Judge(item, answers.FirstOrDefault(a => a.ItemCode == item.Code), references, round))];

    private static JudgedFigure Judge(
        CriteriaVersionItem item, ItemAnswer? answer, IReadOnlyList<ReferenceFigure> references, Round round)
    {
        var rule = item.Rule!;
        var (value, previous) = (Rounded(answer?.Value), Rounded(answer?.PreviousValue));
        if (rule.Kind is not RuleKind.AboveReference)
        {
            return new(item.Code, value, previous, rule.IsMet(value, previous, reference: null), []);
        }

        var readings =
            from scope in Enum.GetValues<ReferenceScope>()
            let figure = references.Where(f => f.Code == rule.Series && f.Scope == scope && f.Year <= round.Year).MaxBy(f => f.Year)
            where figure is not null
            let reference = Places.RoundFigure(figure.Value)
            select new Reading(scope, figure.Year, reference, rule.IsMet(value, previous, reference), scope == round.ResearchReference);
        var all = readings.ToList();
        var binding = all.SingleOrDefault(reading => reading.Binding) ?? throw new RuleViolationException(
            "reference-missing",
            $"There is no {rule.Series} of the {round.ResearchReference} up to {round.Year} to judge {item.Code} by: the commission publishes it (POST /reference-series), then submit again.");
        return new(item.Code, value, previous, binding.Satisfied, all);
    }

    private static decimal? Rounded(decimal? figure) => figure is { } given ? Places.RoundFigure(given) : null;
}
