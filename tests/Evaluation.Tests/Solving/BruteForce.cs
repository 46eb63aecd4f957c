using Evaluation.Assignments.Solving;

namespace Evaluation.Tests.Solving;

/// <summary>Every plan that keeps the rules, one after another, and the least of them.</summary>
internal static class BruteForce
{
    public static IEnumerable<IReadOnlyList<IReadOnlyList<int>>> Plans(AssignmentProblem problem) => From(problem, 0, [.. problem.Experts.Select(e => e.Room)]);

    /// <summary>What a plan costs, level by level: empty chairs, reviews that are not where they were, former examiners, lacks, loads.</summary>
    public static (int Empty, int Moved, int Former, int Lack, int Load) Levels(AssignmentProblem problem, IReadOnlyList<IReadOnlyList<int>> plan)
    {
        var taken = problem.Applications.SelectMany((a, i) => a.Candidates.Where(c => plan[i].Contains(c.Expert))).ToList();
        var anyCurrent = problem.Applications.Any(a => a.Candidates.Any(c => c.IsCurrent));
        return (
            problem.Applications.Select((a, i) => a.Missing - plan[i].Count).Sum(),
            anyCurrent ? taken.Count(c => !c.IsCurrent) : 0,
            taken.Count(c => c.IsFormer),
            taken.Sum(Weights.LackOf),
            taken.GroupBy(c => c.Expert).Sum(g => Enumerable.Range(problem.Experts[g.Key].Load + 1, g.Count()).Sum()));
    }

    public static bool IsConnected(AssignmentProblem problem, IReadOnlyList<IReadOnlyList<int>> plan) =>
        problem.Applications.Select((a, i) => (a.Group, Experts: plan[i].Concat(a.Staying).ToHashSet())).Where(a => a.Experts.Count > 0)
            .GroupBy(a => a.Group, a => a.Experts).All(HangsTogether);

    private static bool HangsTogether(IEnumerable<HashSet<int>> applications)
    {
        var rest = applications.ToList();
        var reached = rest[0];
        while (rest.Find(experts => experts.Overlaps(reached)) is { } next)
        {
            rest.Remove(next);
            reached = [.. reached, .. next];
        }

        return rest.Count == 0;
    }

    private static IEnumerable<IReadOnlyList<IReadOnlyList<int>>> From(AssignmentProblem problem, int a, int[] room)
    {
        if (a == problem.Applications.Count)
        {
            yield return [];
            yield break;
        }

        foreach (var chosen in Choices(problem, problem.Applications[a]).Where(chosen => chosen.All(e => room[e] > 0)))
        {
            foreach (var rest in From(problem, a + 1, [.. room.Select((r, e) => chosen.Contains(e) ? r - 1 : r)]))
            {
                yield return [chosen, .. rest];
            }
        }
    }

    private static IEnumerable<IReadOnlyList<int>> Choices(AssignmentProblem problem, OpenApplication application) =>
        from mask in Enumerable.Range(0, 1 << application.Candidates.Count)
        let chosen = application.Candidates.Where((_, c) => (mask >> c & 1) == 1).Select(c => c.Expert).ToList()
        where chosen.Count <= application.Missing && KeepsTheRules(problem, application, chosen)
        select chosen;

    private static bool KeepsTheRules(AssignmentProblem problem, OpenApplication application, List<int> chosen)
    {
        var all = chosen.Concat(application.Staying).Select(e => problem.Experts[e]).ToList();
        var added = chosen.ConvertAll(e => problem.Experts[e]);
        // What stays may break a rule already; what is added may not make it worse.
        var institutions = problem.Rules.MaximumPerInstitution is not { } most
            || added.Where(e => e.Institution is not null).All(e => all.Count(other => other.Institution == e.Institution) <= most);
        var juniors = problem.Rules.Seniors == 0 || added.TrueForAll(e => e.IsSenior)
            || all.Count(e => !e.IsSenior) <= application.Chairs - problem.Rules.Seniors;
        return institutions && juniors;
    }
}
