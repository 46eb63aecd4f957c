using System.ComponentModel.DataAnnotations;
using Contracts;
using Evaluation.Criteria;
using Scoring.Statistics;

namespace Evaluation.Statistics;

/// <summary>What to compute with.</summary>
public sealed record StatisticsQuery
{
    /// <summary>Where random draws begin; the same seed gives the same intervals.</summary>
    [Range(0, long.MaxValue)]
    public long? Seed { get; init; }

    /// <summary>How often sheets are drawn again.</summary>
    [Range(100, Resampling.Most)]
    public int? Replicates { get; init; }

    /// <summary>How many are to be chosen: who would change sides is told then.</summary>
    [Range(1, 100_000)]
    public int? Places { get; init; }

    internal StatisticsQuestion Question =>
        new(new(Seed ?? Resampling.Default.Seed, Replicates ?? Resampling.Default.Replicates), Places);
}

/// <summary>Which of a round's kinds of base.</summary>
public sealed record KindQuery
{
    /// <summary><c>region</c>, <c>university</c> or <c>enterprise</c>.</summary>
    [Required, AllowedValues("region", "university", "enterprise")]
    public string? Kind { get; init; }

    internal BaseKind Value => Enum.GetValues<BaseKind>().Single(kind => KindText.Of(kind) == Kind);
}
