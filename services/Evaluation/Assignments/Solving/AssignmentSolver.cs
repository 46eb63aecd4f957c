namespace Evaluation.Assignments.Solving;

/// <summary>
/// The best assignment there is, and the proof of it: a pure function, the same for the same problem and seed. A flow without the
/// rules that no flow can hold gives the bound. Where its plan keeps those rules too, it is optimal; where not,
/// <see cref="ExactSearch"/> changes what must be changed, and decides among the candidates that the bound does not rule out.
/// </summary>
internal static class AssignmentSolver
{
    public static AssignmentSolution Solve(AssignmentProblem problem)
    {
        var weights = Weights.For(problem);
        var relaxed = FlowModel.Solve(problem, weights);
        var (chosen, proof) = (relaxed.Chosen(), new Proof(relaxed.Cost, relaxed.Cost, Proof.ByFlow));
        var search = new ExactSearch(problem, weights, relaxed);
        if (Limits.Crowded(problem, chosen).Any())
        {
            (chosen, proof) = search.WithinLimits(chosen);
        }

        if (!problem.Rules.Connected || Components.AreConnected(problem, chosen))
        {
            return new(chosen, proof, problem.Rules.Connected ? Connection.Connected : Connection.NotAsked);
        }

        return problem.Applications.Where((a, i) => chosen[i].Count < a.Missing).Any()
            ? new(chosen, proof, Connection.ChairsEmpty)
            : search.Connected(new(chosen, proof, Connection.Undecided));
    }
}
