using Contracts;

namespace Registry.Indicators;

/// <summary>How an indicator is compared with its target.</summary>
public enum TargetRule
{
    /// <summary>The year's figure is the target or more.</summary>
    AtLeast,

    /// <summary>The year's figure is the target or less.</summary>
    AtMost,

    /// <summary>The year's figure is so much higher than the year's before.</summary>
    RiseOfYear,

    /// <summary>The year's figure is above the official one of that year.</summary>
    AboveReference,
}

/// <summary>What a base has to reach: a target that the policy sets its kind, or one that it has promised itself.</summary>
/// <param name="Target">In the unit; with <see cref="TargetRule.AboveReference"/> nothing, for the official figure is the target.</param>
/// <param name="DueOn">The policy names none for every target.</param>
/// <param name="EveryYear">Each year is judged for itself.</param>
/// <param name="OfPolicy">A target of the policy's; otherwise the base's own.</param>
public sealed record IndicatorTarget(
    string Code, string Name, string Unit, TargetRule Rule, decimal? Target, DateOnly? DueOn, bool EveryYear, bool OfPolicy);

/// <summary>The targets that the policy sets each kind of base, by its own words (三(一)2, 三(二)2, 三(三)2).</summary>
internal static class PolicyTargets
{
    /// <summary>The series of the city's average that a region's research intensity is compared with (R39).</summary>
    public const string ResearchSeries = "average-rd-intensity";

    private static readonly DateOnly By2020 = new(2020, 12, 31);

    private static readonly IReadOnlyList<IndicatorTarget> Region =
    [
        new("REG-T1", "重点建设项目中高新技术及战略性新兴产业项目占比", "%", TargetRule.AtLeast, 60, null, false, true), // R37
        new("REG-T2", "规模以上高新技术产业增加值占工业的比重比上年提升", "%", TargetRule.RiseOfYear, 1, null, true, true), // R38
        new("REG-T3", "研发投入强度高于全市平均水平", "%", TargetRule.AboveReference, null, By2020, false, true), // R39
        new("REG-T4", "规模以上高新技术产业增加值占工业的比重", "%", TargetRule.AtLeast, 25, By2020, false, true), // R40
    ];

    private static readonly IReadOnlyList<IndicatorTarget> University =
    [
        new("UNI-T1", "国家级、省级工程(技术)研究中心、重点实验室等创新平台", "个", TargetRule.AtLeast, 1, null, false, true), // R56
        new("UNI-T2", "较高水平的科技成果转化基地", "个", TargetRule.AtLeast, 1, null, false, true), // R57
        new("UNI-T3", "科技人员、大学生创新创业专业化场所", "个", TargetRule.AtLeast, 1, null, false, true), // R58
    ];

    private static readonly IReadOnlyList<IndicatorTarget> Enterprise =
    [
        new("ENT-T1", "国家级、省级研发创新平台", "个", TargetRule.AtLeast, 1, null, false, true), // R69
    ];

    public static IReadOnlyList<IndicatorTarget> Of(BaseKind kind) => kind switch
    {
        BaseKind.Region => Region,
        BaseKind.University => University,
        BaseKind.Enterprise => Enterprise,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The policy's targets of the kind, higher where the base promised more, and then the base's own.</summary>
    public static IReadOnlyList<IndicatorTarget> Of(BaseKind kind, IReadOnlyList<Target> promised)
    {
        var policy = Of(kind);
        return
        [
            .. policy.Select(p => promised.FirstOrDefault(t => t.Code == p.Code) is { } own && p.Rule is TargetRule.AtLeast
                ? p with { Target = Math.Max(p.Target!.Value, own.Value), DueOn = Earlier(p.DueOn, own.DueOn) } : p),
            .. promised.Where(t => policy.All(p => p.Code != t.Code))
                .Select(t => new IndicatorTarget(
                    t.Code, t.Name, t.Unit, t.LessIsBetter is true ? TargetRule.AtMost : TargetRule.AtLeast, t.Value, t.DueOn, false, false)),
        ];
    }

    private static DateOnly? Earlier(DateOnly? policy, DateOnly own) => policy < own ? policy : own;
}
