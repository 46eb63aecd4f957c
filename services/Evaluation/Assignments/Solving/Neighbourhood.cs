namespace Evaluation.Assignments.Solving;

/// <summary>A problem in which only some applications are open; at the others everybody stays whom a plan has chosen.</summary>
internal sealed class Neighbourhood
{
    private readonly IReadOnlyList<IReadOnlyList<int>> _chosen;
    private readonly HashSet<int> _open;

    public Neighbourhood(AssignmentProblem problem, IReadOnlyList<IReadOnlyList<int>> chosen, IEnumerable<int> open)
    {
        (_chosen, _open) = (chosen, open.ToHashSet());
        var taken = chosen.Where((_, a) => !_open.Contains(a)).SelectMany(experts => experts).CountBy(e => e).ToDictionary();
        Problem = problem with
        {
            Experts = [.. problem.Experts.Select((expert, e) => taken.GetValueOrDefault(e) is var fixedly
                ? expert with { Load = expert.Load + fixedly, Room = expert.Room - fixedly } : expert)],
            Applications = [.. problem.Applications.Select((application, a) => _open.Contains(a)
                ? application : application with { Chairs = 0, Staying = [.. application.Staying, .. chosen[a]], Candidates = [] })],
        };
    }

    public AssignmentProblem Problem { get; }

    /// <summary>The whole plan again.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Whole(IReadOnlyList<IReadOnlyList<int>> found) =>
        [.. found.Select((experts, a) => _open.Contains(a) ? experts : _chosen[a])];
}
