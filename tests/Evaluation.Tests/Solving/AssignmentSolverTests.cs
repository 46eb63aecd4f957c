using CsCheck;
using Evaluation.Assignments.Solving;

namespace Evaluation.Tests.Solving;

/// <summary>The solver's plan is the best there is: compared with every other on problems small enough to try them all (R88).</summary>
public sealed class AssignmentSolverTests
{
    [Fact]
    public void No_plan_within_the_rules_costs_less_and_the_proof_says_so() =>
        SmallProblems.Gen3(withCurrent: false, SmallProblems.Any).Sample(problem => IsBest(problem, AssignmentSolver.Solve(problem)), iter: 400);

    [Fact]
    public void A_repair_moves_as_few_reviews_as_any_that_fills_as_many_chairs() =>
        SmallProblems.Gen3(withCurrent: true, SmallProblems.Any).Sample(problem => IsBest(problem, AssignmentSolver.Solve(problem)), iter: 400);

    [Fact]
    public void In_a_pure_flow_each_aim_outweighs_all_that_follow() =>
        SmallProblems.Gen3(withCurrent: true, SmallProblems.PureFlow).Sample(
            problem =>
            {
                var solution = AssignmentSolver.Solve(problem);
                Assert.Equal(BruteForce.Plans(problem).Min(plan => BruteForce.Levels(problem, plan)), BruteForce.Levels(problem, solution.Chosen));
                Assert.True(solution.Proof.IsOptimal);
            },
            iter: 400);

    [Fact]
    public void The_same_problem_and_seed_give_the_same_plan() =>
        SmallProblems.Gen3(withCurrent: true, SmallProblems.Any).Sample(
            problem =>
            {
                var (first, second) = (AssignmentSolver.Solve(problem), AssignmentSolver.Solve(problem));
                return first.Proof == second.Proof && first.Chosen.Zip(second.Chosen).All(pair => pair.First.SequenceEqual(pair.Second));
            },
            iter: 100);

    private static void IsBest(AssignmentProblem problem, AssignmentSolution solution)
    {
        var weights = Weights.For(problem);
        var plans = BruteForce.Plans(problem).ToList();
        var least = plans.Min(plan => weights.Of(problem, plan));
        var isFull = problem.Applications.Select((a, i) => plans.MinBy(plan => weights.Of(problem, plan))![i].Count == a.Missing).All(full => full);
        if (problem.Rules.Connected && isFull)
        {
            var connected = plans.Where(plan => problem.Applications.Select((a, i) => plan[i].Count == a.Missing).All(full => full) && BruteForce.IsConnected(problem, plan)).ToList();
            least = connected.Count > 0 ? connected.Min(plan => weights.Of(problem, plan)) : least;
            Assert.Equal(connected.Count > 0 ? Connection.Connected : Connection.Impossible, solution.Connection);
        }

        Assert.Contains(plans, plan => plan.Zip(solution.Chosen).All(pair => pair.First.Order().SequenceEqual(pair.Second)));
        Assert.Equal(least, weights.Of(problem, solution.Chosen));
        Assert.Equal((least, least), (solution.Proof.Objective, solution.Proof.Bound));
    }
}
