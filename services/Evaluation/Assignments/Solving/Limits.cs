namespace Evaluation.Assignments.Solving;

/// <summary>What one application's rules leave for its empty chairs, after the experts who stay.</summary>
internal sealed class Limits(AssignmentProblem problem, int application)
{
    private readonly OpenApplication _application = problem.Applications[application];

    /// <summary>How many juniors may still come.</summary>
    public int Juniors => problem.Rules.Seniors == 0
        ? _application.Missing
        : Math.Max(0, _application.Chairs - problem.Rules.Seniors - _application.Staying.Count(e => !problem.Experts[e].IsSenior));

    /// <summary>How many of an institution may still come.</summary>
    public int Of(string institution) => problem.Rules.MaximumPerInstitution is { } most
        ? Math.Max(0, most - _application.Staying.Count(e => problem.Experts[e].Institution == institution))
        : _application.Missing;

    /// <summary>Applications to which more come of an institution than may.</summary>
    public static IEnumerable<int> Crowded(AssignmentProblem problem, IReadOnlyList<IReadOnlyList<int>> chosen) =>
        problem.Rules.MaximumPerInstitution is null ? [] : Enumerable.Range(0, chosen.Count).Where(a => chosen[a]
            .Select(e => problem.Experts[e].Institution).OfType<string>().CountBy(i => i).Any(i => i.Value > new Limits(problem, a).Of(i.Key)));

    /// <summary>The plan without the experts who are too many of an institution; their chairs are empty.</summary>
    public static IReadOnlyList<IReadOnlyList<int>> Thinned(AssignmentProblem problem, IReadOnlyList<IReadOnlyList<int>> chosen) =>
        [.. chosen.Select((experts, a) => (IReadOnlyList<int>)[.. experts.Where(e => problem.Experts[e].Institution is not { } own
            || experts.Where(other => problem.Experts[other].Institution == own).Take(new Limits(problem, a).Of(own)).Contains(e))])];
}
