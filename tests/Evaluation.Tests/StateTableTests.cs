using Contracts;
using Evaluation.Arbitrations;
using Evaluation.Conflicts.Recusals;
using Evaluation.Criteria;
using Evaluation.Examinations;
using Evaluation.Experts;
using Evaluation.Experts.Invitations;
using Evaluation.Performance;
using Evaluation.Performance.Commissions;
using Evaluation.Performance.Methods;
using Evaluation.Reviews;
using ServiceDefaults.Http;

namespace Evaluation.Tests;

/// <summary>Every pair of states: what design and table allow happens, everything else is refused with the state's code.</summary>
public sealed class StateTableTests
{
    private static readonly Guid Id = Guid.CreateVersion7();

    private static readonly Dictionary<ReviewStatus, ReviewStatus[]> Review = new()
    {
        [ReviewStatus.Assigned] = [ReviewStatus.Accepted, ReviewStatus.Declined, ReviewStatus.ConflictDeclared, ReviewStatus.Withdrawn],
        [ReviewStatus.Accepted] = [ReviewStatus.InProgress, ReviewStatus.Declined, ReviewStatus.ConflictDeclared, ReviewStatus.Withdrawn],
        [ReviewStatus.InProgress] = [ReviewStatus.Submitted, ReviewStatus.ConflictDeclared, ReviewStatus.Withdrawn],
        [ReviewStatus.Submitted] = [ReviewStatus.Locked, ReviewStatus.InProgress, ReviewStatus.ConflictDeclared, ReviewStatus.Withdrawn],
        [ReviewStatus.Locked] = [ReviewStatus.InProgress, ReviewStatus.Withdrawn],
        [ReviewStatus.Declined] = [],
        [ReviewStatus.ConflictDeclared] = [],
        [ReviewStatus.Withdrawn] = [],
    };

    private static readonly Dictionary<ExaminationStatus, ExaminationStatus[]> Examination = new()
    {
        [ExaminationStatus.Waiting] = [ExaminationStatus.UnderReview, ExaminationStatus.Reviewed, ExaminationStatus.Returned, ExaminationStatus.Withdrawn],
        [ExaminationStatus.UnderReview] = [ExaminationStatus.Waiting, ExaminationStatus.Reviewed, ExaminationStatus.Returned, ExaminationStatus.Withdrawn],
        [ExaminationStatus.Reviewed] =
            [ExaminationStatus.Waiting, ExaminationStatus.UnderReview, ExaminationStatus.Ranked, ExaminationStatus.Returned, ExaminationStatus.Withdrawn],
        [ExaminationStatus.Ranked] =
            [ExaminationStatus.Waiting, ExaminationStatus.UnderReview, ExaminationStatus.Reviewed, ExaminationStatus.Returned, ExaminationStatus.Withdrawn],
        [ExaminationStatus.Returned] = [ExaminationStatus.Waiting, ExaminationStatus.Withdrawn],
        [ExaminationStatus.Withdrawn] = [],
    };

    private static readonly Dictionary<PerformanceStatus, PerformanceStatus[]> Performance = new()
    {
        [PerformanceStatus.Open] = [PerformanceStatus.InProgress, PerformanceStatus.Cancelled],
        [PerformanceStatus.InProgress] = [PerformanceStatus.Completed, PerformanceStatus.Cancelled],
        [PerformanceStatus.Completed] = [],
        [PerformanceStatus.Cancelled] = [PerformanceStatus.Open],
    };

    private static readonly Dictionary<ArbitrationStatus, ArbitrationStatus[]> Arbitration = new()
    {
        [ArbitrationStatus.AnotherExpert] = [ArbitrationStatus.Panel, ArbitrationStatus.Settled, ArbitrationStatus.Lapsed],
        [ArbitrationStatus.Panel] = [ArbitrationStatus.AnotherExpert, ArbitrationStatus.Settled, ArbitrationStatus.Lapsed],
        [ArbitrationStatus.Settled] = [],
        [ArbitrationStatus.Lapsed] = [],
    };

    private static readonly Dictionary<ContractStatus, ContractStatus[]> Contract = new()
    {
        [ContractStatus.Signed] = [ContractStatus.PlanSubmitted],
        [ContractStatus.PlanSubmitted] = [ContractStatus.PlanReturned, ContractStatus.PlanAccepted],
        [ContractStatus.PlanReturned] = [ContractStatus.PlanSubmitted],
        [ContractStatus.PlanAccepted] = [],
    };

    [Fact]
    public void Arbitrations() => Check(
        Arbitration,
        () => new Arbitration(
            new(NewReview(), new Examination(Id, Id), new(Given.Call(Id, review: new(SpreadLimit: 20))), []), [], ArbitrationBy.Panel, default),
        "arbitration-wrong-state");

    [Fact]
    public void Contracts_with_evaluators() => Check(Contract, () => new EvaluatorContract(Id, new("", ""), new("", default, default, default, "", null)), "contract-wrong-state");

    [Fact]
    public void Performance_methods() => Check(
        new Dictionary<MethodStatus, MethodStatus[]> { [MethodStatus.Draft] = [MethodStatus.Published], [MethodStatus.Published] = [] },
        () => new PerformanceMethodVersion("", MethodRules.PlatformDefault), "method-wrong-state");

    [Fact]
    public void Reviews() => Check(Review, NewReview, "review-wrong-state");

    [Fact]
    public void Examinations() => Check(Examination, () => new Examination(Id, Id), "examination-wrong-state");

    [Fact]
    public void Performance_evaluations() => Check(
        Performance, () => new PerformanceEvaluation(new(Id, 1, "", 2018, new("", ""), default, []), new(Id, "", BaseKind.Region, "", new("", ""))),
        "performance-wrong-state");

    [Fact]
    public void Invitations() => Check(
        new Dictionary<InvitationStatus, InvitationStatus[]>
        {
            [InvitationStatus.Invited] = [InvitationStatus.Accepted, InvitationStatus.Declined, InvitationStatus.Expired, InvitationStatus.Withdrawn],
            [InvitationStatus.Accepted] = [InvitationStatus.Declined, InvitationStatus.Withdrawn],
            [InvitationStatus.Declined] = [],
            [InvitationStatus.Expired] = [],
            [InvitationStatus.Withdrawn] = [],
        },
        () => new Invitation(Id, Id, "e", new(2018, 6, 15)), "invitation-wrong-state");

    [Fact]
    public void Recusals() => Check(
        new Dictionary<RecusalStatus, RecusalStatus[]>
        {
            [RecusalStatus.Requested] = [RecusalStatus.Granted, RecusalStatus.Refused], [RecusalStatus.Granted] = [], [RecusalStatus.Refused] = [],
        },
        () => new Recusal(Id, "", "e", "", "", null), "recusal-wrong-state");

    [Fact]
    public void Experts() => Check(
        new Dictionary<ExpertStatus, ExpertStatus[]> { [ExpertStatus.Active] = [ExpertStatus.Retired], [ExpertStatus.Retired] = [ExpertStatus.Active] },
        () => new Expert("e", new("", "", [], null, default, null, null), [], []), "expert-wrong-state");

    [Fact]
    public void Criteria() => Check(
        new Dictionary<CriteriaStatus, CriteriaStatus[]> { [CriteriaStatus.Draft] = [CriteriaStatus.Published], [CriteriaStatus.Published] = [] },
        () => new CriteriaVersion(Annex.Shipped.Document, Annex.Shipped.Of(BaseKind.Region)), "criteria-wrong-state");

    [Fact]
    public void A_conflict_withdraws_a_locked_sheet_and_ends_any_other_review()
    {
        var locked = NewReview();
        Force(locked, ReviewStatus.Locked);
        locked.DeclareConflict("employer");
        Assert.Equal((ReviewStatus.Withdrawn, true), (locked.Status, locked.HasConflict));
        var fresh = NewReview();
        fresh.DeclareConflict("employer");
        Assert.Equal((ReviewStatus.ConflictDeclared, true), (fresh.Status, fresh.HasConflict));
    }

    [Theory]
    [InlineData(2, 0, ExaminationStatus.Waiting)]
    [InlineData(3, 2, ExaminationStatus.UnderReview)]
    [InlineData(3, 3, ExaminationStatus.Reviewed)]
    public void An_examination_stands_where_its_reviews_stand(int live, int locked, ExaminationStatus status)
    {
        var examination = new Examination(Id, Id);
        Force(examination, ExaminationStatus.UnderReview);
        examination.Settle(live, locked, needed: 3);
        Assert.Equal(status, examination.Status);
    }

    [Fact]
    public void Every_step_bumps_the_revision_once_for_each_event()
    {
        var examination = new Examination(Id, Id);
        examination.TakeForm(Given.Eligible(Id, Id, Id));
        var unassigned = examination.Unassign("e1", "declined");
        var assigned = examination.Assign(["e3", "e2"], locked: 0, needed: 3);
        Assert.Equal(examination.Revision, assigned.Version);
        Assert.Equal(assigned.Version - 1, unassigned.Version);
        Assert.Equal(["e2", "e3"], assigned.Experts);
    }

    private static Review NewReview() => new(new Examination(Id, Id), "e");

    private static void Check<TStatus, T>(Dictionary<TStatus, TStatus[]> table, Func<T> make, string code)
        where TStatus : struct, Enum
        where T : class
    {
        var move = typeof(T).GetMethod("MoveTo", System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!;
        foreach (var from in Enum.GetValues<TStatus>())
        {
            foreach (var to in Enum.GetValues<TStatus>())
            {
                var thing = make();
                Force(thing, from);
                var refusal = Record.Exception(() => move.Invoke(thing, [to]))?.InnerException;
                Assert.True(table[from].Contains(to) == refusal is null, $"{from} → {to}");
                Assert.True(refusal is null || ((RuleViolationException)refusal).Code == code, $"{from} → {to}: {refusal}");
            }
        }
    }

    private static void Force<T, TStatus>(T thing, TStatus status)
        where T : class => typeof(T).GetProperty("Status")!.SetValue(thing, status);
}
