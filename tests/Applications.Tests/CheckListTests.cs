using Applications.County;
using ServiceDefaults.Http;

namespace Applications.Tests;

public sealed class CheckListTests
{
    private static IEnumerable<CheckedPoint> All => CheckList.Points.Select(p => new CheckedPoint(p.Code, Holds: true, Remark: null));

    public static TheoryData<string> Mandatory => [.. CheckList.Points.Where(p => p.Mandatory).Select(p => p.Code)];

    [Fact]
    public void The_mandatory_points_answered_with_yes_are_enough()
    {
        CheckList.Verify([.. All]);
        CheckList.Verify([.. All.Where(c => CheckList.Points.Single(p => p.Code == c.Point).Mandatory)]);
        CheckList.Verify([.. All.Select(c => c with { Holds = CheckList.Points.Single(p => p.Code == c.Point).Mandatory })]);
    }

    [Theory]
    [MemberData(nameof(Mandatory))]
    public void Each_mandatory_point_is_missed_and_its_no_refuses(string point)
    {
        Assert.Equal("check-list-incomplete", CodeOf([.. All.Where(c => c.Point != point)]));
        Assert.Equal("check-point-negative", CodeOf([.. All.Select(c => c with { Holds = c.Point != point })]));
    }

    [Fact]
    public void A_point_is_known_and_answered_once()
    {
        Assert.Equal("check-list-incomplete", CodeOf([.. All, new("weather-fine", true, null)]));
        Assert.Equal("check-list-incomplete", CodeOf([.. All, All.First()]));
        Assert.Equal("check-list-incomplete", CodeOf([]));
    }

    private static string? CodeOf(IReadOnlyList<CheckedPoint> checks) => (Record.Exception(() => CheckList.Verify(checks)) as RuleViolationException)?.Code;
}
