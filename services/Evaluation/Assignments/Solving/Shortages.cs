using System.Text.Json.Serialization;

namespace Evaluation.Assignments.Solving;

/// <summary>Which rule leaves a chair of an application empty.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ShortageCause>))]
public enum ShortageCause
{
    /// <summary>Too few experts may examine it at all: conflicts, absence, too little knowledge.</summary>
    Candidates,

    /// <summary>Those who may are of too few institutions.</summary>
    Institution,

    /// <summary>Too few of those who may are senior.</summary>
    Seniority,

    /// <summary>Institutions and seniority together leave too few.</summary>
    InstitutionAndSeniority,

    /// <summary>Those who may have no room left, or others need them as much.</summary>
    Load,
}

/// <param name="Missing">Chairs that stay empty.</param>
public sealed record UnservedApplication(Guid ApplicationId, int Missing, ShortageCause Cause, string Reason);

/// <summary>Why experts of the pool are no candidates of an application.</summary>
internal sealed record Exclusions(int Pool, int Kept, int Absent, int Unfit)
{
    public static readonly Exclusions None = new(0, 0, 0, 0);
}

/// <summary>Finds out for each application that cannot be served whole which rule is in the way, by leaving rules out one after another.</summary>
internal static class Shortages
{
    public static IEnumerable<UnservedApplication> Of(AssignmentProblem problem, AssignmentSolution solution, Func<Guid, Exclusions> excluded)
    {
        for (var a = 0; a < problem.Applications.Count; a++)
        {
            var application = problem.Applications[a];
            if (application.Missing - solution.Chosen[a].Count is var missing and > 0)
            {
                var cause = CauseOf(problem, application);
                yield return new(application.Id, missing, cause, Say(problem, solution, application, cause, excluded(application.Id)));
            }
        }
    }

    private static ShortageCause CauseOf(AssignmentProblem problem, OpenApplication application)
    {
        var rules = problem.Rules with { Connected = false };
        return application.Candidates.Count < application.Missing ? ShortageCause.Candidates
            : IsServedAlone(problem, application, rules) ? ShortageCause.Load
            : IsServedAlone(problem, application, rules with { MaximumPerInstitution = null }) ? ShortageCause.Institution
            : IsServedAlone(problem, application, rules with { Seniors = 0 }) ? ShortageCause.Seniority
            : ShortageCause.InstitutionAndSeniority;
    }

    /// <summary>Whether it could have all its experts if nobody else needed them.</summary>
    private static bool IsServedAlone(AssignmentProblem problem, OpenApplication application, AssignmentRules rules) =>
        AssignmentSolver.Solve(new([.. problem.Experts.Select(e => e with { Load = 0, Room = 1 })], [application], rules)).Chosen[0].Count == application.Missing;

    private static string Say(
        AssignmentProblem problem, AssignmentSolution solution, OpenApplication application, ShortageCause cause, Exclusions excluded) => cause switch
    {
        ShortageCause.Candidates =>
            $"{application.Missing} experts are needed and {application.Candidates.Count} may examine it: of {excluded.Pool} in the pool {excluded.Kept} have a conflict or stepped back, {excluded.Absent} are away, {excluded.Unfit} know too little, {application.Staying.Count} have it already.",
        ShortageCause.Institution =>
            $"{application.Candidates.Count} experts may examine it, but not more than {problem.Rules.MaximumPerInstitution} of one institution.",
        ShortageCause.Seniority =>
            $"{application.Candidates.Count} experts may examine it, but {problem.Rules.Seniors} of its experts must be senior, and {application.Candidates.Count(c => problem.Experts[c.Expert].IsSenior)} of those who may come are.",
        ShortageCause.InstitutionAndSeniority =>
            $"{application.Candidates.Count} experts may examine it, but too few when not more than {problem.Rules.MaximumPerInstitution} may be of one institution and {problem.Rules.Seniors} must be senior.",
        _ => SayLoad(problem, solution, application),
    };

    private static string SayLoad(AssignmentProblem problem, AssignmentSolution solution, OpenApplication application)
    {
        var (applications, experts) = Competing(problem, solution, application);
        var (needed, room) = (applications.Sum(a => problem.Applications[a].Missing), experts.Sum(e => problem.Experts[e].Room));
        return $"{experts.Count} experts could examine it or stand in for one who does; they have room for {room} reviews, and the {applications.Count} applications that need them ask for {needed}.";
    }

    /// <summary>Whoever could come, the applications they are at, whoever could come there in their place, and so on.</summary>
    private static (HashSet<int> Applications, HashSet<int> Experts) Competing(AssignmentProblem problem, AssignmentSolution solution, OpenApplication application)
    {
        var servedBy = solution.Chosen.SelectMany((chosen, a) => chosen.Select(e => (Expert: e, Application: a))).ToLookup(r => r.Expert, r => r.Application);
        var first = problem.Applications.Index().First(a => a.Item == application).Index;
        var (applications, experts, open) = (new HashSet<int> { first }, new HashSet<int>(), new Queue<int>([first]));
        while (open.TryDequeue(out var a))
        {
            foreach (var other in problem.Applications[a].Candidates.Where(c => experts.Add(c.Expert)).SelectMany(c => servedBy[c.Expert]).Where(applications.Add))
            {
                open.Enqueue(other);
            }
        }

        return (applications, experts);
    }
}
