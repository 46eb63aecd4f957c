using CsCheck;
using Evaluation.Assignments;
using Evaluation.Assignments.Choices;
using Evaluation.Assignments.Solving;
using Evaluation.Experts;
using Evaluation.Reviews;
using static Evaluation.Tests.RoundGivens;

namespace Evaluation.Tests;

/// <summary>Who examines what (R88): how the facts of a round become a plan, whatever order they stand in.</summary>
public sealed class RoundProblemTests
{
    [Fact]
    public void Whoever_is_bound_stepped_back_or_is_kept_away_does_not_come_and_the_reason_is_told()
    {
        var examination = Examination(1);
        var declined = new Review(examination, "e2");
        declined.Decline("busy");
        var plan = Plan(
            [examination], [Member("e1"), Member("e2"), Member("e3"), Member("e4")], chairs: 1, reviews: [declined],
            conflicts: new() { ["e1"] = "The employer takes part." }, choices: [Choice(examination, "e3", ChoiceRule.Forbidden)]);

        Assert.Equal(["e4"], plan.Reviews.Select(r => r.Expert));
        Assert.Equal([("e1", "The employer takes part."), ("e2", "Declined: busy"), ("e3", "Kept away by the commission: because")], plan.Avoided.Select(a => (a.Expert, a.Reason)));
    }

    [Fact]
    public void Fresh_eyes_go_before_those_who_examined_it_before_however_busy_they_are()
    {
        var examination = Examination(1);
        var former = new Review(examination, "e1");
        former.Withdraw("An objection was upheld.");

        Assert.Equal(["e2"], Plan([examination], [Member("e1"), Member("e2", load: 9)], chairs: 1, reviews: [former]).Reviews.Select(r => r.Expert));
        Assert.Equal(["e1"], Plan([examination], [Member("e1")], chairs: 1, reviews: [former]).Reviews.Select(r => r.Expert));
    }

    [Fact]
    public void Whoever_knows_more_of_the_topics_comes_first_and_below_the_minimum_nobody_comes()
    {
        var examination = Examination(1);
        PoolExpert[] pool = [Member("e1", knows: ["ENT-1"]), Member("e2", knows: ["ENT-1", "new-energy"]), Member("e3")];

        var plan = Plan([examination], pool, chairs: 1, topics: ["ENT-1", "new-energy"]);
        Assert.Equal(["e2"], plan.Reviews.Select(r => r.Expert));
        Assert.Equal(100, plan.Quality.Match.Lowest);
        var strict = Plan([examination], pool, chairs: 2, topics: ["ENT-1", "new-energy"], options: new(MinimumMatch: 60));
        Assert.Equal((ShortageCause.Candidates, 1), strict.Quality.Unserved.Select(u => (u.Cause, u.Missing)).Single());
        Assert.Contains("2 know too little", strict.Quality.Unserved[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Loads_are_limited_by_the_expert_by_the_officer_and_by_absence()
    {
        var plan = Plan(
            [Examination(1), Examination(2), Examination(3)],
            [Member("e1", limit: 1), Member("e2", load: 1), Member("e3") with { Absence = "away" }], chairs: 1, options: new(LoadLimit: 2));

        Assert.Equal((1, 1, 0), (Count(plan, "e1"), Count(plan, "e2"), Count(plan, "e3")));
        Assert.Single(plan.Short);
        Assert.Equal(ShortageCause.Load, plan.Quality.Unserved.Single().Cause);
    }

    [Fact]
    public void What_an_officer_fixes_is_done_even_beyond_limits_and_leaves_the_rest_to_the_solver()
    {
        var examination = Examination(1);
        var plan = Plan(
            [examination], [Member("e1", limit: 1, load: 1), Member("e2"), Member("e3")], chairs: 2, choices: [Choice(examination, "e1", ChoiceRule.Fixed)]);

        Assert.Contains("e1", plan.Reviews.Select(r => r.Expert));
        Assert.Equal(2, plan.Reviews.Count);
    }

    [Fact]
    public void Without_conflicts_no_expert_has_two_reviews_more_than_another() =>
        Gen.Select(Gen.Int[1, 20], Gen.Int[2, 12]).Sample(
            (applications, experts) =>
            {
                var pool = Enumerable.Range(1, experts).Select(i => Member($"e{i:00}")).ToList();
                var quality = Plan([.. Enumerable.Range(1, applications).Select(Examination)], pool, chairs: 2, options: new(Connected: false)).Quality;
                return quality.Load.Spread <= 1 && quality.Coverage.Filled == applications * 2 && quality.Proof.IsOptimal;
            },
            iter: 50);

    [Fact]
    public void The_same_facts_give_the_same_plan_in_whatever_order_they_stand() =>
        Gen.Select(Gen.Int[0, 7].Array[10], Gen.Int[0, 10_000]).Sample(
            (bound, seed) =>
            {
                var examinations = bound.Select((_, i) => Examination(i)).ToArray();
                var pool = Enumerable.Range(0, 8).Select(i => Member($"e{i}", institution: $"i{i % 3}")).ToArray();
                var options = new AssignmentOptions(MaximumPerInstitution: 1, Seed: seed);
                var conflicts = examinations.Zip(bound).ToDictionary(e => e.First.ApplicationId, e => new Dictionary<string, string> { [$"e{e.Second}"] = "bound" });
                var first = Plan(examinations, pool, chairs: 2, options: options, conflictsOf: id => conflicts[id]);
                new Random(seed).Shuffle(examinations);
                new Random(seed + 1).Shuffle(pool);
                var second = Plan(examinations, pool, chairs: 2, options: options, conflictsOf: id => conflicts[id]);
                return first.Reviews.SequenceEqual(second.Reviews) && first.Avoided.SequenceEqual(second.Avoided) && first.Quality.Proof == second.Quality.Proof;
            },
            iter: 50);
}
