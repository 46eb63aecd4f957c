using Scoring;

namespace Evaluation.Reviews;

/// <summary>What a degree of effect means, so that experts mean the same by it. The policy has none: the platform's labelled default.</summary>
/// <param name="Name">As people call the degree.</param>
/// <param name="Means">When an expert gives it.</param>
public sealed record EffectAnchor(Effect Effect, string Name, string Means)
{
    internal static IReadOnlyList<EffectAnchor> PlatformDefault { get; } =
    [
        new(Effect.None, "无成效", "措施不存在,或仅有文件而无任何实施的佐证"),
        new(Effect.Weak, "较弱", "已起步实施,成效限于个别对象,缺少数据"),
        new(Effect.Fair, "一般", "持续实施,覆盖部分目标对象,有基本数据佐证"),
        new(Effect.Good, "良好", "覆盖大部分目标对象,成效有数据和材料印证"),
        new(Effect.Excellent, "优秀", "成效突出、可以量化,有第三方印证,可复制推广"),
    ];
}
