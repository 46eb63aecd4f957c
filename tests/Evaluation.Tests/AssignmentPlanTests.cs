using CsCheck;
using Evaluation.Assignments;

namespace Evaluation.Tests;

/// <summary>Who examines what (R88): no conflict, balanced, and the same whoever asks.</summary>
public sealed class AssignmentPlanTests
{
    [Fact]
    public void Nobody_examines_an_application_that_an_employer_takes_part_in()
    {
        var plan = AssignmentPlan.Make([Need(1, parties: "P1")], [Member("e1", "P1"), Member("e2", "P2"), Member("e3"), Member("e4")]);

        Assert.Equal(["e2", "e3"], plan.Reviews.Select(r => r.Expert));
        var avoided = Assert.Single(plan.Avoided);
        Assert.Equal("e1", avoided.Expert);
        Assert.Contains("P1", avoided.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_stepped_back_or_serves_is_not_asked_again_and_fresh_eyes_go_first()
    {
        var need = Need(1) with
        {
            Count = 1, Serving = new HashSet<string> { "e1" }, Kept = new Dictionary<string, string> { ["e2"] = "Declined: busy" },
            Former = new HashSet<string> { "e3" },
        };
        var plan = AssignmentPlan.Make([need], [Member("e1"), Member("e2"), Member("e3"), Member("e4") with { Load = 9 }]);

        Assert.Equal(["e4"], plan.Reviews.Select(r => r.Expert));
        Assert.Equal([("e2", "Declined: busy")], plan.Avoided.Select(a => (a.Expert, a.Reason)));
    }

    [Fact]
    public void Too_few_experts_are_reported_by_application()
    {
        var (one, two) = (Need(1, parties: "P1"), Need(2));
        var plan = AssignmentPlan.Make([one, two], [Member("e1", "P1"), Member("e2")]);

        Assert.Equal([one.ApplicationId], plan.Short);
    }

    [Fact]
    public void Without_conflicts_no_expert_has_two_reviews_more_than_another() =>
        Gen.Select(Gen.Int[1, 30], Gen.Int[2, 18]).Sample((applications, experts) =>
        {
            var pool = Enumerable.Range(1, experts).Select(i => Member($"e{i:00}")).ToList();
            var plan = AssignmentPlan.Make(Enumerable.Range(1, applications).Select(i => Need(i)), pool);
            var loads = pool.Select(member => plan.Reviews.Count(r => r.Expert == member.Subject)).ToList();
            return plan.Short.Count == 0 && loads.Max() - loads.Min() <= 1 && plan.Reviews.Distinct().Count() == applications * 2;
        });

    [Fact]
    public void The_same_needs_and_pool_give_the_same_plan_in_whatever_order_they_stand() =>
        Gen.Select(Gen.Int[0, 3].Array[12], Gen.Int[0, 10_000]).Sample((parties, seed) =>
        {
            var needs = parties.Select((party, i) => Need(i, parties: $"P{party}")).ToArray();
            var pool = Enumerable.Range(0, 8).Select(i => Member($"e{i}", $"P{i % 5}")).ToArray();
            var first = AssignmentPlan.Make(needs, pool);
            new Random(seed).Shuffle(needs);
            new Random(seed + 1).Shuffle(pool);
            var second = AssignmentPlan.Make(needs, pool);
            return first.Reviews.SequenceEqual(second.Reviews) && first.Avoided.SequenceEqual(second.Avoided) && first.Short.SequenceEqual(second.Short);
        });

    private static ExpertNeed Need(int number, string parties = "P0") => new(
        new($"0198a000-0000-7000-8000-{number:000000000000}"), 2, new HashSet<string> { parties }, new HashSet<string>(),
        new Dictionary<string, string>(), new HashSet<string>());

    private static PoolMember Member(string subject, params string[] employers) => new(subject, employers, 0);
}
