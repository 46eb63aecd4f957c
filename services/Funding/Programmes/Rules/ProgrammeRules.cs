using System.ComponentModel.DataAnnotations;
using Contracts;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Funding.Programmes.Rules;

/// <summary>How a funding programme finds its awards. The policy says who: bases whose latest grade is outstanding (R82); the rest is the programme's.</summary>
/// <param name="Instalments">Their shares add up to 100.</param>
/// <param name="RepayablePercent">How much of what was paid comes back when a base loses its title.</param>
/// <param name="Kinds">The kinds of base it funds; all unless said.</param>
/// <param name="Grades">The grades it funds, of those that the installation funds; all of them unless said.</param>
/// <param name="MostEach">No award is larger.</param>
/// <param name="MatchingRatio">How much own money each yuan needs (配套比例), such as 0.5; none for no own money.</param>
/// <param name="Conditions">What a base proves before an instalment is paid.</param>
/// <param name="RoundDownTo">In fen; whole fen unless said.</param>
/// <param name="WhenShort">What happens where the amounts add up to more than there is: they are scaled down unless said.</param>
public sealed record ProgrammeRules(
    [property: Required] AmountRule Amount,
    [property: Required, MinLength(1), Items(50)] IReadOnlyList<InstalmentRule> Instalments,
    [property: Range(0, 100)] int RepayablePercent,
    [property: Items(3)] IReadOnlyList<BaseKind>? Kinds = null,
    [property: Items(4)] IReadOnlyList<Grade>? Grades = null,
    MoneyAmount? MostEach = null,
    [property: Range(0.01, 100.0)] decimal? MatchingRatio = null,
    [property: Items(50)] IReadOnlyList<ConditionRule>? Conditions = null,
    [property: Range(1, 100_000_000)] int? RoundDownTo = null,
    Shortage? WhenShort = null)
{
    internal int UnitFen => RoundDownTo ?? 1;

    internal bool Funds(BaseKind kind) => Kinds is null or [] || Kinds.Contains(kind);

    internal bool Funds(Grade grade) => Grades is null or [] || Grades.Contains(grade);
}

/// <summary>What happens where there is too little for all.</summary>
public enum Shortage
{
    /// <summary>Every amount is scaled down in the same proportion.</summary>
    Scale,

    /// <summary>Nothing is reserved until people have made it fit.</summary>
    Refuse,
}

/// <param name="Percent">Of the award; the last takes what rounding leaves.</param>
/// <param name="DueOn">When it is expected to be paid.</param>
/// <param name="Retention">Held back (尾款) until the result was found acceptable: the condition <c>acceptance</c> comes with it.</param>
public sealed record InstalmentRule([property: Range(1, 100)] int Percent, DateOnly? DueOn = null, bool Retention = false);

/// <param name="Code">Short and stable, such as <c>own-funds</c>.</param>
/// <param name="BeforeInstalment">The first instalment that waits for it.</param>
public sealed record ConditionRule(
    [property: Required, RegularExpression("^[a-z0-9]+(-[a-z0-9]+)*$"), Text(40)] string Code,
    [property: Required, Text(200)] string Title,
    [property: Range(1, 50)] int BeforeInstalment);
