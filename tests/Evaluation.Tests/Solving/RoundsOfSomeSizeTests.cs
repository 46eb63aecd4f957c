using Evaluation.Assignments.Solving;

namespace Evaluation.Tests.Solving;

/// <summary>Rounds too large to try every plan: the plan keeps every rule, and its cost is the bound.</summary>
public sealed class RoundsOfSomeSizeTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Every_rule_at_once_is_kept_and_the_plan_is_proven_optimal(int seed)
    {
        var random = new Random(seed);
        var problem = new AssignmentProblem(
            [.. Enumerable.Range(0, 60).Select(i => new Examiner($"e{i}", $"i{random.Next(20)}", random.NextDouble() < 0.3, 0, 16))],
            [.. Enumerable.Range(0, 120).Select(a => Application(a, 5, Enumerable.Range(0, 60).Where(_ => random.NextDouble() < 0.9).Select(e => new Candidate(e, 50 * random.Next(3)))))],
            new(1, 1, true, seed));

        var solution = AssignmentSolver.Solve(problem);

        Assert.Equal((true, Connection.Connected), (solution.Proof.IsOptimal, solution.Connection));
        Assert.Equal(Proof.BySearch, solution.Proof.Method); // or the search around what is concerned is not what is tested here
        Assert.Equal(Weights.For(problem).Of(problem, solution.Chosen), solution.Proof.Objective);
        Assert.All(solution.Chosen, chosen =>
        {
            Assert.Equal((5, 5), (chosen.Count, chosen.DistinctBy(e => problem.Experts[e].Institution).Count()));
            Assert.Contains(chosen, e => problem.Experts[e].IsSenior);
        });
        Assert.All(solution.Chosen.SelectMany(chosen => chosen).CountBy(e => e), load => Assert.True(load.Value <= 16));
    }

    [Fact]
    public void Two_fields_with_experts_of_their_own_are_joined_at_the_least_cost()
    {
        // Each half has its experts, who know it whole; everybody may come to the other half and knows nothing there.
        var problem = new AssignmentProblem(
            [.. Enumerable.Range(0, 20).Select(i => new Examiner($"e{i}", null, false, 0, 30))],
            [.. Enumerable.Range(0, 100).Select(a => Application(a, 2, Enumerable.Range(0, 20).Select(e => new Candidate(e, e < 10 == a < 50 ? 100 : 0))))],
            new(Connected: true, Seed: 3));

        var solution = AssignmentSolver.Solve(problem);

        Assert.Equal((true, Connection.Connected), (solution.Proof.IsOptimal, solution.Connection));
        Assert.Single(solution.Chosen.SelectMany((chosen, a) => chosen.Where(e => e < 10 != a < 50))); // one review holds both together
        Assert.True(solution.Proof.Objective > AssignmentSolver.Solve(problem with { Rules = new() }).Proof.Objective);
    }

    private static OpenApplication Application(int number, int chairs, IEnumerable<Candidate> candidates) =>
        new(new Guid(number + 1, 0, 0, new byte[8]), "enterprise", chairs, [], [.. candidates]);
}
