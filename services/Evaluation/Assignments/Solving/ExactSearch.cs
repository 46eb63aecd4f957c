namespace Evaluation.Assignments.Solving;

/// <summary>
/// Where the flow's plan breaks a rule that no flow can hold: CP-SAT, first around the applications that are concerned, with all
/// others left as they are. A plan that costs no more than the flow's bound is optimal, however it was found. If there is none, CP-SAT
/// decides over the whole: a candidate whose surcharge over the bound exceeds what the best known plan costs above it is in no better
/// plan, so leaving it out proves nothing less.
/// </summary>
internal sealed class ExactSearch(AssignmentProblem problem, Weights weights, FlowModel relaxed)
{
    private const int SmallestNeighbourhood = 40;
    private const int Growth = 4;
    private const int Widening = 16;

    private readonly Lazy<IReadOnlyList<IReadOnlyList<long>>> _surcharges = new(relaxed.Surcharges);
    private readonly List<Cut> _cuts = [];

    /// <summary>In CP-SAT's deterministic seconds, which are the same on every machine.</summary>
    private double _time = 30;

    /// <param name="chosen">The flow's plan, in which some applications have too many experts of one institution.</param>
    public (IReadOnlyList<IReadOnlyList<int>> Chosen, Proof Proof) WithinLimits(IReadOnlyList<IReadOnlyList<int>> chosen)
    {
        var concerned = Limits.Crowded(problem, chosen).ToList();
        var best = Around(chosen, concerned, near => Solved(Model(near, 0, chosen, mustFill: false)).Chosen) ?? Limits.Thinned(problem, chosen);
        var objective = weights.Of(problem, best);
        if (objective == relaxed.Cost)
        {
            return (best, new(objective, objective, Proof.BySearch));
        }

        var found = Solved(Model(problem, objective - relaxed.Cost, best, mustFill: false));
        var final = found.Chosen is { } better && weights.Of(problem, better) < objective ? better : best;
        objective = weights.Of(problem, final);
        return (final, new(objective, Math.Clamp(found.Bound, relaxed.Cost, objective), Proof.BySearch));
    }

    /// <summary>The best plan that fills every chair and connects every group; or the given one, and what is known about any that would.</summary>
    public AssignmentSolution Connected(AssignmentSolution unconnected)
    {
        var parts = Components.Groups(problem).SelectMany(group => Components.Of(problem, unconnected.Chosen, group).OrderByDescending(part => part.Count).Skip(1));
        var near = Around(
            unconnected.Chosen, [.. parts.Select(part => part[0])],
            within => Join(within, 0, unconnected.Chosen) is (Connection.Connected, var joined, _) ? joined : null);
        var best = near is null ? unconnected : Joined(near, unconnected.Proof.Bound);
        var widest = _surcharges.Value.Max(of => of.Count == 0 ? 0 : of.Max());
        var most = Math.Max(best.Proof.Objective - relaxed.Cost, weights.Lack);
        while (best.Connection is not Connection.Connected || !best.Proof.IsOptimal)
        {
            var (state, chosen, bound) = Join(problem, most, best.Chosen);
            if (state is Connection.Connected)
            {
                var isProven = most >= Math.Min(widest, weights.Of(problem, chosen) - relaxed.Cost);
                best = Joined(chosen, isProven ? bound : unconnected.Proof.Bound);
                if (isProven || _time <= 0)
                {
                    return best;
                }

                most = best.Proof.Objective - relaxed.Cost;
            }
            else if (state is Connection.Undecided || most >= widest)
            {
                return best.Connection is Connection.Connected ? best : best with { Connection = state };
            }
            else
            {
                most *= Widening;
            }
        }

        return best;
    }

    private AssignmentSolution Joined(IReadOnlyList<IReadOnlyList<int>> chosen, long bound)
    {
        var objective = weights.Of(problem, chosen);
        return new(chosen, new(objective, Math.Min(bound, objective), Proof.BySearch), Connection.Connected);
    }

    /// <summary>The best plan that changes only the applications concerned and, by the seed, more and more others; null where none was found.</summary>
    private IReadOnlyList<IReadOnlyList<int>>? Around(
        IReadOnlyList<IReadOnlyList<int>> chosen, IReadOnlyList<int> concerned, Func<AssignmentProblem, IReadOnlyList<IReadOnlyList<int>>?> solve)
    {
        var others = Enumerable.Range(0, problem.Applications.Count).Except(concerned).Where(a => problem.Applications[a].Missing > 0).ToArray();
        new Random(problem.Rules.Seed).Shuffle(others);
        IReadOnlyList<IReadOnlyList<int>>? best = null;
        for (var size = SmallestNeighbourhood; size < others.Length && _time > 0; size *= Growth)
        {
            var near = new Neighbourhood(problem, chosen, concerned.Concat(others.Take(size)));
            if (solve(near.Problem) is { } found && near.Whole(found) is var whole && (best is null || weights.Of(problem, whole) < weights.Of(problem, best)))
            {
                best = whole;
            }

            if (best is not null && weights.Of(problem, best) == relaxed.Cost)
            {
                return best;
            }
        }

        return best;
    }

    /// <summary>Solves, and forbids the parts that the solution falls into, until it is in one piece.</summary>
    private (Connection State, IReadOnlyList<IReadOnlyList<int>> Chosen, long Bound) Join(AssignmentProblem within, long most, IReadOnlyList<IReadOnlyList<int>> hint)
    {
        var model = Model(within, most, hint, mustFill: true);
        _cuts.ForEach(cut => model.Join(cut.Part, cut.Group));
        while (_time > 0)
        {
            var found = Solved(model);
            if (found.Chosen is not { } chosen)
            {
                return (found.IsImpossible ? Connection.Impossible : Connection.Undecided, [], 0);
            }

            var fresh = Cuts(within, chosen).ToList();
            if (fresh.Count == 0)
            {
                return (Connection.Connected, chosen, found.Bound);
            }

            fresh.ForEach(cut => model.Join(cut.Part, cut.Group));
            _cuts.AddRange(fresh);
        }

        return (Connection.Undecided, [], 0);
    }

    private ExactResult Solved(ExactModel model)
    {
        var found = model.Solve(_time);
        _time -= Math.Max(found.Time, 0.001); // so that any search ends
        return found;
    }

    private ExactModel Model(AssignmentProblem within, long most, IReadOnlyList<IReadOnlyList<int>> hint, bool mustFill) =>
        new(within, weights, (a, c) => _surcharges.Value[a][c] <= most, hint, mustFill);

    private static IEnumerable<Cut> Cuts(AssignmentProblem within, IReadOnlyList<IReadOnlyList<int>> chosen) =>
        from string @group in Components.Groups(within)
        let parts = Components.Of(within, chosen, @group)
        where parts.Count > 1
        from part in parts
        select new Cut(@group, part.ToHashSet());

    private sealed record Cut(string Group, HashSet<int> Part);
}
