namespace Evaluation.Assignments.Solving;

/// <summary>Which applications hang together through the experts they share, group by group.</summary>
internal static class Components
{
    /// <summary>The parts of one group, each by its applications; those that nobody examines are in none.</summary>
    public static IReadOnlyList<IReadOnlyList<int>> Of(
        AssignmentProblem problem, IReadOnlyList<IReadOnlyList<int>> chosen, string group)
    {
        var parent = Enumerable.Range(0, problem.Applications.Count).ToArray();
        var firstOf = new Dictionary<int, int>();
        var examined = Enumerable.Range(0, parent.Length)
            .Where(a => problem.Applications[a].Group == group && (chosen[a].Count > 0 || problem.Applications[a].Staying.Count > 0)).ToList();
        foreach (var a in examined)
        {
            foreach (var expert in chosen[a].Concat(problem.Applications[a].Staying))
            {
                if (!firstOf.TryAdd(expert, a))
                {
                    parent[Root(a)] = Root(firstOf[expert]);
                }
            }
        }

        return [.. examined.GroupBy(Root).Select(part => (IReadOnlyList<int>)[.. part])];

        int Root(int a)
        {
            while (parent[a] != a)
            {
                a = parent[a] = parent[parent[a]];
            }

            return a;
        }
    }

    public static IEnumerable<string> Groups(AssignmentProblem problem) => problem.Applications.Select(a => a.Group).Distinct();

    public static bool AreConnected(AssignmentProblem problem, IReadOnlyList<IReadOnlyList<int>> chosen) =>
        Groups(problem).All(group => Of(problem, chosen, group).Count <= 1);
}
