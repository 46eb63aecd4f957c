using System.Reflection;
using Applications.Intake;
using ServiceDefaults.Http;

namespace Applications.Tests;

/// <summary>Every pair of states: what the design allows is possible, and nothing else.</summary>
public sealed class ApplicationStateTests
{
    /// <summary>As the design draws it; “*” may also be withdrawn.</summary>
    private const string Design = """
        Draft* > Submitted
        Submitted* > CountyReview
        CountyReview* > Recommended, Returned, NotRecommended
        Returned* > Draft
        Recommended* > EligibilityCheck
        EligibilityCheck* > Eligible, SupplementRequested, Ineligible
        SupplementRequested* > EligibilityCheck
        Ineligible* > EligibilityCheck
        Eligible* > UnderEvaluation
        UnderEvaluation* > Evaluated
        Evaluated* > Ranked
        Ranked* > Shortlisted, Reserve, NotSelected
        Reserve* > Shortlisted
        Shortlisted* > PublicNotice
        PublicNotice* > ObjectionOpen, GovernmentConsent
        ObjectionOpen* > Dismissed, Upheld
        Dismissed* > PublicNotice
        Upheld* > EligibilityCheck, UnderEvaluation
        GovernmentConsent > Recognised, Refused
        """;

    private static readonly MethodInfo MoveTo =
        typeof(Application).GetMethod("MoveTo", BindingFlags.Instance | BindingFlags.NonPublic, [typeof(ApplicationStatus)])!;

    [Fact]
    public void Every_arrow_of_the_design_exists_and_no_other()
    {
        var allowed = new HashSet<string>();
        foreach (var line in Design.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var sides = line.Trim().Split(" > ");
            var from = sides[0].TrimEnd('*');
            allowed.UnionWith(sides[1].Split(", ").Select(to => $"{from}>{to}"));
            if (sides[0].EndsWith('*'))
            {
                allowed.Add($"{from}>Withdrawn");
            }
        }

        var possible = from start in Enum.GetValues<ApplicationStatus>() from end in Enum.GetValues<ApplicationStatus>()
                       where Moves(start, end) select $"{start}>{end}";

        Assert.Equal(allowed.Order(), possible.Order());
    }

    [Fact]
    public void Only_dead_ends_free_the_organisation_to_apply_again()
    {
        var dead = Enum.GetValues<ApplicationStatus>().Where(start => !Enum.GetValues<ApplicationStatus>().Any(end => Moves(start, end)));

        Assert.Equal(ApplicationStatuses.Over.Append(ApplicationStatus.Recognised).Order(), dead.Order());
    }

    private static bool Moves(ApplicationStatus from, ApplicationStatus to)
    {
        var application = AnApplication.At(from);
        var revision = application.Revision;
        try
        {
            MoveTo.Invoke(application, [to]);
        }
        catch (TargetInvocationException e) when (e.InnerException is RuleViolationException { Code: "application-wrong-state" })
        {
            Assert.Equal((from, revision), (application.Status, application.Revision));
            return false;
        }

        Assert.Equal((to, revision + 1), (application.Status, application.Revision));
        return true;
    }
}
