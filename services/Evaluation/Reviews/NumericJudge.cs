using Contracts;
using Contracts.Applications;
using Evaluation.Criteria;
using Evaluation.Figures;
using Evaluation.Rounds;
using Scoring;
using Scoring.Thresholds;
using ServiceDefaults.Http;

namespace Evaluation.Reviews;

/// <summary>
/// Judges numeric items from the application's figures and the newest reference figures up to the round's year, with its working.
/// Both readings of a conflicting rule are kept; the call says which one binds (R39, R131).
/// </summary>
internal static class NumericJudge
{
    public static IReadOnlyList<JudgedFigure> Judge(
        CriteriaVersion criteria, IReadOnlyList<ItemAnswer> answers, IReadOnlyList<ReferenceFigure> references, Round round) =>
        [.. criteria.NumericItems.Select(item => Judge(item, answers, references, round))];

    public static JudgedFigure Judge(
        CriteriaVersionItem item, IReadOnlyList<ItemAnswer> answers, IReadOnlyList<ReferenceFigure> references, Round round)
    {
        var rule = item.Rule!;
        var answer = answers.FirstOrDefault(a => a.ItemCode == item.Code);
        var facts = new ThresholdFacts(Rounded(answer?.Value), Rounded(answer?.PreviousValue), Reference: null);
        if (!rule.NeedsReference)
        {
            return new(item.Code, facts.Value, facts.Previous, IsMet(rule, facts), [], WorkingOf(item, facts, ""));
        }

        var all = Enum.GetValues<ReferenceScope>()
            .Select(scope => references.Where(f => f.Code == rule.Series && f.Scope == scope && f.Year <= round.Year).MaxBy(f => f.Year))
            .OfType<ReferenceFigure>().Select(figure => Read(item, facts, figure, figure.Scope == round.ResearchReference)).ToList();
        var binding = all.SingleOrDefault(reading => reading.Binding) ?? throw new RuleViolationException(
            "reference-missing",
            $"There is no {rule.Series} of the {round.ResearchReference} up to {round.Year} to judge {item.Code} by: the commission publishes it (POST /reference-series), then submit again.");
        return new(item.Code, facts.Value, facts.Previous, binding.Satisfied, all, binding.Working);
    }

    private static Reading Read(CriteriaVersionItem item, ThresholdFacts given, ReferenceFigure figure, bool isBinding)
    {
        var facts = given with { Reference = Places.RoundFigure(figure.Value) };
        var words = $"{figure.Year}年{(figure.Scope is ReferenceScope.City ? "全市" : "全省")}参考数";
        return new(
            figure.Scope, figure.Year, facts.Reference.Value, IsMet(item.Rule!, facts), isBinding, figure.Id, figure.Revision, WorkingOf(item, facts, words));
    }

    private static bool IsMet(NumericRule rule, ThresholdFacts facts) => rule.IsMet(facts.Value, facts.Previous, facts.Reference);

    private static Working WorkingOf(CriteriaVersionItem item, ThresholdFacts facts, string reference)
    {
        var expression = ThresholdExpression.Of(item.Rule!);
        return new(expression.ToString(), expression.InNumbers(facts), expression.InWords(facts, item.Unit, reference));
    }

    private static decimal? Rounded(decimal? figure) => figure is { } given ? Places.RoundFigure(given) : null;
}
