using System.ComponentModel.DataAnnotations;
using Contracts;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Funding.Programmes.Rules;

/// <summary>Where an amount comes from.</summary>
public enum AmountMethod
{
    /// <summary>定额: the same for every base, or for every base of a kind.</summary>
    Fixed,

    /// <summary>分档: by the highest mark that the measure reaches.</summary>
    Tiers,

    /// <summary>按分: so much for each point of the score above a mark.</summary>
    PerPoint,

    /// <summary>按比例: a share of what the base has spent or pays, such as the interest of a loan.</summary>
    Share,

    /// <summary>因素法: the pool, in proportion to the measure.</summary>
    ProRata,
}

/// <summary>What a base is measured by.</summary>
public enum Measure
{
    /// <summary>The score of the latest performance evaluation.</summary>
    Score,

    /// <summary>The eligible sum (核定基数) in yuan that officers have established.</summary>
    Basis,
}

/// <summary>How one amount comes about; which members are needed, its method says.</summary>
/// <param name="Fixed">Of Fixed: an amount a kind, or one for all.</param>
/// <param name="Tiers">Of Tiers.</param>
/// <param name="Measure">Of Tiers and ProRata: the score unless said.</param>
/// <param name="PerPoint">Of PerPoint: for a whole point; parts of a point count.</param>
/// <param name="Above">Of PerPoint: points that earn nothing.</param>
/// <param name="Percent">Of Share.</param>
/// <param name="Pool">What is given at most in all, if the budget has as much; needed by ProRata.</param>
public sealed record AmountRule(
    AmountMethod Method,
    [property: Items(4)] IReadOnlyList<KindAmount>? Fixed = null,
    [property: Items(50)] IReadOnlyList<Tier>? Tiers = null,
    Measure? Measure = null,
    MoneyAmount? PerPoint = null,
    [property: Range(0.0, 100.0)] decimal? Above = null,
    [property: Range(0.01, 100.0)] decimal? Percent = null,
    MoneyAmount? Pool = null)
{
    internal Measure MeasuredBy => Method switch
    {
        AmountMethod.PerPoint => Rules.Measure.Score,
        AmountMethod.Share => Rules.Measure.Basis,
        _ => Measure ?? Rules.Measure.Score,
    };

    internal bool Needs(Measure measure) => Method is not AmountMethod.Fixed && MeasuredBy == measure;
}

/// <param name="Kind">None for every kind that is not named.</param>
public sealed record KindAmount([property: Required] MoneyAmount Amount, BaseKind? Kind = null);

/// <param name="From">Points, or yuan of the basis: from here on the amount is given.</param>
public sealed record Tier([property: Range(0.0, 9_999_999_999_999.99)] decimal From, [property: Required] MoneyAmount Amount);
