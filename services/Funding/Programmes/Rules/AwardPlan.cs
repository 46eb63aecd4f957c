namespace Funding.Programmes.Rules;

/// <summary>By what one award of a programme is paid, to the last fen.</summary>
internal static class AwardPlan
{
    /// <summary>The condition that comes with a retention (验收合格).</summary>
    public const string Acceptance = "acceptance";

    /// <summary>Below it an instalment of one percent would be less than a fen.</summary>
    public const long LeastFen = 100;

    public static IReadOnlyList<PlannedInstalment> InstalmentsOf(this ProgrammeRules rules, long fen)
    {
        var parts = rules.Instalments.Select(rule => (long)((Int128)fen * rule.Percent / 100)).ToArray();
        parts[^1] += fen - parts.Sum();
        return [.. rules.Instalments.Select((rule, i) => new PlannedInstalment(i + 1, parts[i], rule.DueOn, rule.Retention))];
    }

    public static IReadOnlyList<ConditionRule> ConditionsToProve(this ProgrammeRules rules) => rules.Instalments[^1].Retention
        ? [.. rules.Conditions ?? [], AcceptanceBefore(rules.Instalments.Count)]
        : [.. rules.Conditions ?? []];

    public static ConditionRule AcceptanceBefore(int instalment) => new(Acceptance, "验收合格", instalment);
}

internal sealed record PlannedInstalment(int Number, long AmountFen, DateOnly? DueOn, bool Retention);
