using Evaluation.Assignments.Solving;

namespace Evaluation.Tests.Solving;

/// <summary>Who cannot be served, and which rule is in the way.</summary>
public sealed class ShortageTests
{
    [Fact]
    public void Too_few_who_may_is_told_with_who_is_away_or_bound()
    {
        var unserved = Assert.Single(Report([Expert("A"), Expert("B")], [Application(0, 3, 0, 1)], new(), new(8, 4, 1, 1)).Unserved);

        Assert.Equal((ShortageCause.Candidates, 1), (unserved.Cause, unserved.Missing));
        Assert.Contains("of 8 in the pool 4 have a conflict", unserved.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void One_institution_alone_cannot_fill_more_chairs_than_its_limit() =>
        Assert.Equal(ShortageCause.Institution, Single([Expert("A"), Expert("A"), Expert("A")], new(MaximumPerInstitution: 1)));

    [Fact]
    public void Without_a_senior_the_seniors_chair_stays_empty() =>
        Assert.Equal(ShortageCause.Seniority, Single([Expert("A"), Expert("B"), Expert("C")], new(Seniors: 1)));

    [Fact]
    public void Where_either_rule_alone_is_too_much_both_are_told() =>
        Assert.Equal(ShortageCause.InstitutionAndSeniority, Single([Expert("A"), Expert("A"), Expert("A")], new(MaximumPerInstitution: 1, Seniors: 1)));

    [Fact]
    public void A_shortage_of_room_names_who_competes_for_whom()
    {
        var report = Report(
            [Expert("A", room: 1), Expert("B", room: 1), Expert("C", room: 5)], [Application(0, 2, 0, 1), Application(1, 2, 0, 1), Application(2, 1, 2)], new());

        Assert.Equal(2, report.Unserved.Sum(u => u.Missing));
        Assert.All(report.Unserved, u => Assert.Equal(ShortageCause.Load, u.Cause));
        Assert.Contains("have room for 2 reviews, and the 2 applications that need them ask for 4", report.Unserved[0].Reason, StringComparison.Ordinal);
        Assert.Equal((3, 5, 3), (report.Coverage.Applications, report.Coverage.Chairs, report.Coverage.Filled));
    }

    [Fact]
    public void Groups_that_share_no_expert_are_told_to_be_in_parts_and_whether_that_must_be()
    {
        var apart = Report([Expert("A"), Expert("B")], [Application(0, 1, 0), Application(1, 1, 1)], new(Connected: true));
        Assert.Equal((Connection.Impossible, 2), (apart.Connection, apart.Parts.Single().Parts));

        var joined = Report([Expert("A"), Expert("B"), Expert("C"), Expert("D")], [Application(0, 2, 0, 1, 2, 3), Application(1, 2, 0, 1, 2, 3)], new(Connected: true));
        Assert.Equal((Connection.Connected, 1), (joined.Connection, joined.Parts.Single().Parts));
        Assert.Equal((2, 0), (joined.Load.Most, joined.Load.Least));
        Assert.True(joined.Proof.IsOptimal);
    }

    private static ShortageCause Single(Examiner[] experts, AssignmentRules rules, int chairs = 3) =>
        Assert.Single(Report(experts, [Application(0, chairs, 0, 1, 2)], rules).Unserved).Cause;

    private static AssignmentQuality Report(Examiner[] experts, OpenApplication[] applications, AssignmentRules rules, Exclusions? excluded = null)
    {
        var problem = new AssignmentProblem(experts, applications, rules);
        return QualityReport.Of(problem, AssignmentSolver.Solve(problem), _ => excluded ?? Exclusions.None);
    }

    private static Examiner Expert(string institution, bool senior = false, int room = 9) => new("", institution, senior, 0, room);

    private static OpenApplication Application(int number, int chairs, params int[] candidates) =>
        new(new Guid(number, 0, 0, new byte[8]), "enterprise", chairs, [], [.. candidates.Select(e => new Candidate(e, 100))]);
}
