extern alias EvaluationService;

using System.Diagnostics;
using Benchmarks.Bed;
using Benchmarks.Raw;
using Benchmarks.Rounds;
using EvaluationService::Evaluation.Assignments.Solving;

namespace Benchmarks;

/// <summary>
/// 10,000 applications get 5 of 2,000 experts, by conflicts, loads and expertise, with the report on the plan. Beside it: OR-Tools alone, the
/// graph already built, its plan not yet read. And 1,000 applications with 5 of 300 experts under every rule there is, within 5 seconds.
/// </summary>
internal static class AssignBenchmark
{
    private const double MostSeconds = 5;
    private const double MostTimes = 2;
    private static readonly Metric Time = new("assign", "s", "≤ 2×", (_, ratio) => ratio <= MostTimes);

    public static async Task<Report> RunAsync(Alternation alternation, CancellationToken cancellation)
    {
        var problem = AssignmentBed.Large();
        var expected = new PlainFlow(problem).Cost;
        var comparisons = await alternation.RunAsync(
            [Time], _ => Task.FromResult<double[]>([new PlainFlow(problem).SolveTime.TotalSeconds]), _ => Task.FromResult<double[]>([Solve(problem, expected)]), cancellation);
        var seconds = Enumerable.Range(0, 3).Select(i => Solve(AssignmentBed.EveryRule(seed: i))).ToList();
        return new(
            "assign", $"{problem.Applications.Count:N0} applications × 5 from {problem.Experts.Count:N0} experts, {problem.Applications.Sum(a => a.Candidates.Count):N0} pairs that may be; 1,000 × 5 from 300 under every rule", comparisons,
            [new("seconds for 1,000 × 5 from 300 under every rule, the slowest of three seeds", seconds.Max(), $"≤ {MostSeconds}", seconds.Max() <= MostSeconds)],
            ["every plan is proven optimal, and costs what OR-Tools alone says", "every chair is filled, within every rule, in one piece"]);
    }

    private static double Solve(AssignmentProblem problem, long? expected = null)
    {
        var watch = Stopwatch.StartNew();
        var solution = AssignmentSolver.Solve(problem);
        var seconds = watch.Elapsed.TotalSeconds;
        WrongRunException.Unless(solution.Proof.IsOptimal, $"{solution.Proof} is not optimal.");
        WrongRunException.Unless(expected is null || solution.Proof.Objective == expected, "The plan does not cost what OR-Tools says.");
        WrongRunException.Unless(solution.Connection is Connection.NotAsked or Connection.Connected, $"The plan is {solution.Connection}.");
        WrongRunException.Unless(solution.Chosen.All(chosen => chosen.Count == 5), "A chair is empty.");
        return seconds;
    }
}
