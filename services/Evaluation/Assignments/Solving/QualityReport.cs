namespace Evaluation.Assignments.Solving;

/// <summary>How good an assignment is, for those who answer for it.</summary>
/// <param name="Proof">What was made small, and the proof that it cannot be smaller.</param>
public sealed record AssignmentQuality(
    AssignmentCoverage Coverage, AssignmentLoad Load, AssignmentMatch Match, Connection Connection, IReadOnlyList<AssignmentParts> Parts,
    IReadOnlyList<UnservedApplication> Unserved, AssignmentProof Proof);

/// <param name="Served">Applications with an expert on every chair.</param>
/// <param name="Filled">Chairs with an expert, those before this assignment included.</param>
public sealed record AssignmentCoverage(int Applications, int Served, int Chairs, int Filled);

/// <summary>Reviews an expert of the pool has with this assignment.</summary>
public sealed record AssignmentLoad(int Least, int Most, decimal Mean, int Spread);

/// <summary>How much of the application the experts know whom this assignment brings: 0 to 100; none where it brings none.</summary>
public sealed record AssignmentMatch(int? Lowest, decimal? Mean);

/// <summary>Into how many parts, which share no expert, the applications of a group fall; one is connected.</summary>
public sealed record AssignmentParts(string Group, int Parts);

/// <param name="IsOptimal">No plan within the rules is better: the bound is the objective.</param>
/// <param name="Objective">The weighted sum of the five aims that follow, each of which outweighs the next.</param>
/// <param name="Moved">Chairs that get another expert than now has them, or had none.</param>
/// <param name="Former">Experts who examined the application before it was opened again.</param>
/// <param name="Lack">For each review the square of what its expert does not know, in hundredths of a whole.</param>
/// <param name="Unevenness">For each expert 1 for the first review, 2 for the second, and so on.</param>
public sealed record AssignmentProof(
    string Method, bool IsOptimal, long Objective, long Bound, int Empty, int Moved, int Former, int Lack, long Unevenness);

/// <summary>Measures a solution.</summary>
internal static class QualityReport
{
    public static AssignmentQuality Of(AssignmentProblem problem, AssignmentSolution solution, Func<Guid, Exclusions> excluded)
    {
        var reviews = problem.Applications.SelectMany((a, i) => TakenOf(a, solution.Chosen[i])).ToList();
        var (chairs, filled) = (problem.Applications.Sum(a => a.Chairs), problem.Applications.Select((a, i) => Math.Min(a.Chairs, a.Staying.Count + solution.Chosen[i].Count)).Sum());
        return new(
            new(problem.Applications.Count, problem.Applications.Where((a, i) => solution.Chosen[i].Count == a.Missing).Count(), chairs, filled),
            LoadOf(problem, solution),
            reviews.Count == 0 ? new(null, null) : new(reviews.Min(c => c.Match), Math.Round((decimal)reviews.Average(c => c.Match), 2)),
            solution.Connection,
            [.. Components.Groups(problem).Order(StringComparer.Ordinal).Select(group => new AssignmentParts(group, Components.Of(problem, solution.Chosen, group).Count))],
            [.. Shortages.Of(problem, solution, excluded)],
            ProofOf(problem, solution, reviews));
    }

    private static AssignmentLoad LoadOf(AssignmentProblem problem, AssignmentSolution solution)
    {
        var taken = solution.Chosen.SelectMany(chosen => chosen).CountBy(e => e).ToDictionary();
        var loads = problem.Experts.Select((expert, e) => expert.Load + taken.GetValueOrDefault(e)).DefaultIfEmpty(0).ToList();
        return new(loads.Min(), loads.Max(), Math.Round((decimal)loads.Average(), 2), loads.Max() - loads.Min());
    }

    private static AssignmentProof ProofOf(AssignmentProblem problem, AssignmentSolution solution, List<Candidate> reviews)
    {
        var proof = solution.Proof;
        var taken = new int[problem.Experts.Count];
        return new(
            proof.Method, proof.IsOptimal, proof.Objective, proof.Bound,
            problem.Applications.Select((a, i) => a.Missing - solution.Chosen[i].Count).Sum(),
            reviews.Count(c => !c.IsCurrent), reviews.Count(c => c.IsFormer), reviews.Sum(Weights.LackOf),
            reviews.Sum(c => (long)Weights.OfReview(problem.Experts[c.Expert].Load + ++taken[c.Expert])));
    }

    private static IEnumerable<Candidate> TakenOf(OpenApplication application, IReadOnlyList<int> chosen)
    {
        var experts = chosen.ToHashSet();
        return application.Candidates.Where(c => experts.Contains(c.Expert));
    }
}
