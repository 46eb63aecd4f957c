using System.ComponentModel.DataAnnotations;
using Funding.Awards.Conditions;
using Funding.Programmes.Rules;
using ServiceDefaults.Http;

namespace Funding.Awards;

/// <summary>One part of an award that people work out themselves.</summary>
/// <param name="DueOn">When it is expected to be paid.</param>
/// <param name="Retention">Held back (尾款) until the result was found acceptable: the condition <c>acceptance</c> comes with it.</param>
public sealed record InstalmentRequest(
    [property: Range(1, InstalmentRequest.Most)] int Number, [property: Required] MoneyAmount Amount, DateOnly? DueOn = null, bool Retention = false)
{
    internal const int Most = 50;

    internal static IEnumerable<ValidationResult> FaultsOf(IReadOnlyList<InstalmentRequest> instalments, IReadOnlyList<ConditionRule> conditions)
    {
        if (!instalments.Select(i => i.Number).Order().SequenceEqual(Enumerable.Range(1, instalments.Count)))
        {
            yield return new("Number the instalments 1, 2, 3 and so on.", ["Instalments"]);
        }

        if (instalments.Any(i => i.Retention && i.Number != instalments.Count))
        {
            yield return new("Only the last instalment can be held back.", ["Instalments"]);
        }

        if (conditions.DistinctBy(c => c.Code).Count() != conditions.Count || conditions.Any(c => c.Code == AwardPlan.Acceptance))
        {
            yield return new($"Give each condition a code of its own; {AwardPlan.Acceptance} comes with a retention.", ["Conditions"]);
        }

        if (conditions.Any(c => c.BeforeInstalment > instalments.Count))
        {
            yield return new("A condition stands before one of the instalments.", ["Conditions"]);
        }
    }

    internal static IReadOnlyList<Instalment> PlanOf(IEnumerable<InstalmentRequest> instalments) =>
        [.. instalments.OrderBy(i => i.Number).Select(i => new Instalment(i.Number, i.Amount.Fen, i.DueOn, i.Retention))];

    internal static IEnumerable<AwardCondition> ConditionsOf(IReadOnlyList<InstalmentRequest> instalments, IEnumerable<ConditionRule> conditions)
    {
        var acceptance = instalments.Where(i => i.Retention).Select(i => AwardPlan.AcceptanceBefore(i.Number));
        return conditions.Concat(acceptance).Select(c => new AwardCondition(c.Code, c.Title, c.BeforeInstalment));
    }
}
