using Evaluation.Assignments;
using Evaluation.Assignments.Choices;
using Evaluation.Experts;
using Evaluation.Reviews;
using static Evaluation.Tests.RoundGivens;

namespace Evaluation.Tests;

/// <summary>A repair moves as little as it can (R88).</summary>
public sealed class RoundRepairTests
{
    [Fact]
    public void A_repair_moves_only_what_it_must_and_never_a_review_that_is_begun()
    {
        // e1 has left application 1. Only e2 may come there, and has no room; e3 may take over from e2 at 2 or 3, but 2 is begun.
        var (one, two, three) = (Examination(1), Examination(2), Examination(3));
        var begun = new Review(two, "e2");
        begun.Accept();
        Review[] reviews = [begun, new(three, "e2")];
        PoolExpert[] pool = [Member("e1") with { Absence = "retired" }, Member("e2", load: 2, limit: 2), Member("e3")];
        ManualChoice[] choices = [Choice(one, "e3", ChoiceRule.Forbidden)];

        var plan = Plan([one, two, three], pool, chairs: 1, reviews: reviews, choices: choices, moving: true);

        Assert.Equal([(three.ApplicationId, "e2")], plan.Ended.Select(r => (r.ApplicationId, r.Expert)));
        Assert.Equal([(one.ApplicationId, "e2"), (three.ApplicationId, "e3")], plan.Reviews.Select(r => (r.ApplicationId, r.Expert)));
        Assert.True(plan.Quality.Proof is { IsOptimal: true, Moved: 2 });
        Assert.Single(Plan([one, two, three], pool, chairs: 1, reviews: reviews, choices: choices).Short); // nothing may move
    }

    [Fact]
    public void An_expert_who_leaves_gives_up_all_that_is_not_locked()
    {
        var (one, two) = (Examination(1), Examination(2));
        var begun = new Review(one, "e1");
        begun.Accept();
        var locked = new Review(two, "e1");
        typeof(Review).GetProperty("Status")!.SetValue(locked, ReviewStatus.Locked);

        var plan = Plan([one, two], [Member("e1", load: 2), Member("e2")], chairs: 1, reviews: [begun, locked], moving: true, leaving: ["e1"]);

        Assert.Equal([(one.ApplicationId, "e1")], plan.Ended.Select(r => (r.ApplicationId, r.Expert)));
        Assert.Equal([(one.ApplicationId, "e2")], plan.Reviews.Select(r => (r.ApplicationId, r.Expert)));
    }
}
