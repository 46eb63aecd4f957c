using System.ComponentModel.DataAnnotations;

namespace Funding.Programmes.Rules;

/// <summary>What is wrong with rules as a whole: all of it at once, each with its place.</summary>
internal static class RuleFaults
{
    private const int Whole = 100;

    /// <param name="at">The rules' own place in the body.</param>
    public static IEnumerable<ValidationResult> Of(ProgrammeRules rules, string at) =>
        OfMethod(rules.Amount).Concat(OfLists(rules.Amount)).Select(fault => new ValidationResult(fault.Text, [$"{at}.Amount.{fault.Member}"]))
            .Concat(OfParts(rules).Select(fault => new ValidationResult(fault.Text, [$"{at}.{fault.Member}"])));

    private static IEnumerable<(string Member, string Text)> OfMethod(AmountRule rule)
    {
        (string Member, bool IsThere, AmountMethod[] Of)[] members =
        [
            (nameof(rule.Fixed), rule.Fixed is { Count: > 0 }, [AmountMethod.Fixed]),
            (nameof(rule.Tiers), rule.Tiers is { Count: > 0 }, [AmountMethod.Tiers]),
            (nameof(rule.PerPoint), rule.PerPoint is not null, [AmountMethod.PerPoint]),
            (nameof(rule.Percent), rule.Percent is not null, [AmountMethod.Share]),
            (nameof(rule.Above), rule.Above is not null, [AmountMethod.PerPoint]),
            (nameof(rule.Measure), rule.Measure is not null, [AmountMethod.Tiers, AmountMethod.ProRata]),
        ];
        foreach (var (member, _, _) in members.Where(m => m.IsThere && !m.Of.Contains(rule.Method)))
        {
            yield return (member, $"The method {rule.Method} has no use for it: leave it out.");
        }

        string[] optional = [nameof(rule.Above), nameof(rule.Measure)];
        foreach (var (member, _, _) in members.Where(m => !m.IsThere && m.Of.Contains(rule.Method) && !optional.Contains(m.Member)))
        {
            yield return (member, $"The method {rule.Method} needs it.");
        }

        if (rule is { Method: AmountMethod.ProRata, Pool: null })
        {
            yield return (nameof(rule.Pool), "Say how much is divided.");
        }
    }

    private static IEnumerable<(string Member, string Text)> OfLists(AmountRule rule)
    {
        if (rule.Fixed is { } amounts && amounts.DistinctBy(f => f.Kind).Count() != amounts.Count)
        {
            yield return (nameof(rule.Fixed), "Name each kind once.");
        }

        if (rule.Tiers is { } tiers && tiers.DistinctBy(t => t.From).Count() != tiers.Count)
        {
            yield return (nameof(rule.Tiers), "Each tier begins at a mark of its own.");
        }
    }

    private static IEnumerable<(string Member, string Text)> OfParts(ProgrammeRules rules)
    {
        if (rules.Instalments.Sum(i => i.Percent) != Whole)
        {
            yield return (nameof(rules.Instalments), "The shares of the instalments must add up to 100.");
        }

        if (rules.Instalments.SkipLast(1).Any(i => i.Retention))
        {
            yield return (nameof(rules.Instalments), "Only the last instalment can be held back.");
        }

        var conditions = rules.Conditions ?? [];
        if (conditions.DistinctBy(c => c.Code).Count() != conditions.Count || conditions.Any(c => c.Code == AwardPlan.Acceptance))
        {
            yield return (nameof(rules.Conditions), $"Give each condition a code of its own; {AwardPlan.Acceptance} comes with a retention.");
        }

        if (conditions.Any(c => c.BeforeInstalment > rules.Instalments.Count))
        {
            yield return (nameof(rules.Conditions), "A condition stands before one of the instalments.");
        }
    }
}
