using static ServiceDefaults.Http.RuleViolationException;

namespace Applications.County;

/// <summary>A point that the county checks before it recommends.</summary>
/// <param name="Mandatory">It must be answered, and with yes.</param>
public sealed record CheckPoint(string Code, string Text, bool Mandatory);

/// <summary>What the county found at one point.</summary>
public sealed record CheckedPoint(string Point, bool Holds, string? Remark);

/// <summary>The platform's check list for recommendations (推荐核查清单). The policy names none: the points are our reading of R18, R35, R74 and R88.</summary>
internal static class CheckList
{
    public static IReadOnlyList<CheckPoint> Points { get; } =
    [
        new("materials-complete", "申报材料齐全、规范 / The application is complete and in order", Mandatory: true),
        new("facts-verified", "申报内容与实际情况相符 / What it says was verified on the spot", Mandatory: true),
        new("located-in-area", "建设主体及载体在本辖区 / Applicant and carrier are in this county or zone", Mandatory: true),
        new("no-serious-breach", "无严重失信和重大安全、环保事故 / No serious breach of credit, safety or environment rules", Mandatory: true),
        new("local-support", "本级有支持政策和资金安排 / The county supports it by policy and money", Mandatory: false),
        new("body-consulted", "推进工作机构已研究同意 / The county's promotion body has discussed it", Mandatory: false),
    ];

    public static void Verify(IReadOnlyList<CheckedPoint> found)
    {
        var unknown = found.Select(f => f.Point).Except(Points.Select(p => p.Code)).ToList();
        Require(
            unknown.Count == 0, "check-list-incomplete", $"The check list has no {string.Join(", ", unknown)}: take the points of GET /recommendation-points.");
        Require(found.DistinctBy(f => f.Point).Count() == found.Count, "check-list-incomplete", "A point is answered twice: answer each once.");
        var mandatory = Points.Where(p => p.Mandatory).Select(p => p.Code).ToList();
        var missing = mandatory.Except(found.Select(f => f.Point)).ToList();
        Require(missing.Count == 0, "check-list-incomplete", $"Not checked yet: {string.Join(", ", missing)}. Check them, then recommend.");
        var negative = found.Where(f => !f.Holds).Select(f => f.Point).Intersect(mandatory).ToList();
        Require(
            negative.Count == 0, "check-point-negative",
            $"Found wanting at {string.Join(", ", negative)}: return the application to be corrected, or do not recommend it.");
    }
}
