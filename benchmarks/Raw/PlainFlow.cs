extern alias EvaluationService;

using System.Diagnostics;
using EvaluationService::Evaluation.Assignments.Solving;
using Google.OrTools.Graph;

namespace Benchmarks.Raw;

/// <summary>The same graph given to OR-Tools by the shortest way, for problems that are pure flows; only its own solving is timed.</summary>
internal sealed class PlainFlow
{
    public PlainFlow(AssignmentProblem problem)
    {
        var weights = Weights.For(problem);
        var flow = new MinCostFlow();
        var (source, sink, chairs) = (0, 1, problem.Applications.Sum(a => a.Missing));
        for (var e = 0; e < problem.Experts.Count; e++)
        {
            for (var review = 1; review <= problem.Experts[e].Room; review++)
            {
                flow.AddArcWithCapacityAndUnitCost(source, 2 + e, 1, Weights.OfReview(problem.Experts[e].Load + review));
            }
        }

        for (var a = 0; a < problem.Applications.Count; a++)
        {
            var (application, node) = (problem.Applications[a], 2 + problem.Experts.Count + a);
            flow.AddArcWithCapacityAndUnitCost(node, sink, application.Missing, 0);
            flow.AddArcWithCapacityAndUnitCost(source, node, application.Missing, weights.Chair);
            foreach (var candidate in application.Candidates)
            {
                flow.AddArcWithCapacityAndUnitCost(2 + candidate.Expert, node, 1, weights.Of(candidate));
            }
        }

        flow.SetNodeSupply(source, chairs);
        flow.SetNodeSupply(sink, -chairs);
        var watch = Stopwatch.StartNew();
        var status = flow.Solve();
        SolveTime = watch.Elapsed;
        Rounds.WrongRunException.Unless(status is MinCostFlowBase.Status.OPTIMAL, $"OR-Tools alone says {status}.");
        Cost = flow.OptimalCost();
    }

    public TimeSpan SolveTime { get; }

    public long Cost { get; }
}
