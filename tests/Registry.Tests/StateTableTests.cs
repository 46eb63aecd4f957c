using Registry.Bases;
using Registry.Rectifications;
using ServiceDefaults.Http;
using static Registry.Rectifications.RectificationStatus;

namespace Registry.Tests;

/// <summary>Every pair of states: an arrow of the design is walked, any other is refused with its code.</summary>
public sealed class StateTableTests
{
    private static readonly HashSet<(TitleStatus, TitleStatus)> Titles =
    [
        (TitleStatus.Held, TitleStatus.Suspended), (TitleStatus.Held, TitleStatus.Expired), (TitleStatus.Held, TitleStatus.GivenUp),
        (TitleStatus.Held, TitleStatus.Revoked), (TitleStatus.Suspended, TitleStatus.Held), (TitleStatus.Suspended, TitleStatus.Expired),
        (TitleStatus.Suspended, TitleStatus.GivenUp), (TitleStatus.Suspended, TitleStatus.Revoked), (TitleStatus.Expired, TitleStatus.Renewed),
        (TitleStatus.Renewed, TitleStatus.Held), (TitleStatus.Revoked, TitleStatus.Annulled), (TitleStatus.Annulled, TitleStatus.Held),
    ];

    private static readonly HashSet<(ManagementStatus, ManagementStatus)> Managements =
    [
        (ManagementStatus.Regular, ManagementStatus.UnderEvaluation), (ManagementStatus.Regular, ManagementStatus.Rectifying),
        (ManagementStatus.UnderEvaluation, ManagementStatus.Regular), (ManagementStatus.UnderEvaluation, ManagementStatus.Rectifying),
        (ManagementStatus.Rectifying, ManagementStatus.Regular),
    ];

    private static readonly HashSet<(RectificationStatus, RectificationStatus)> Rectifications =
    [
        (Ordered, PlanSubmitted), (PlanReturned, PlanSubmitted), (PlanSubmitted, PlanAccepted), (PlanSubmitted, PlanReturned),
        (PlanAccepted, InProgress), (InProgress, ReportSubmitted), (Overdue, ReportSubmitted), (ReportSubmitted, Verifying),
        (Verifying, Passed), (Hearing, Passed), (Verifying, RevocationProposed), (Overdue, RevocationProposed),
        (RevocationProposed, Hearing), (Hearing, RevocationApproved), (Ordered, Overdue), (PlanSubmitted, Overdue),
        (PlanAccepted, Overdue), (PlanReturned, Overdue), (InProgress, Overdue),
    ];

    [Fact]
    public void A_title_moves_along_its_table_only() =>
        CheckEveryPair<Base, TitleStatus>(Titles, nameof(Base.Title), (b, next) => b.MoveTitle(next), "title-wrong-state");

    [Fact]
    public void The_management_moves_along_its_table_only() =>
        CheckEveryPair<Base, ManagementStatus>(Managements, nameof(Base.Management), (b, next) => b.MoveManagement(next), "management-wrong-state");

    [Fact]
    public void A_rectification_moves_along_its_table_only() => CheckEveryPair<Rectification, RectificationStatus>(
        Rectifications, nameof(Rectification.Status), (r, next) => r.MoveTo(next), "rectification-wrong-state");

    [Fact]
    public void A_revoked_title_comes_back_by_annulment_alone() =>
        Assert.Equal([TitleStatus.Annulled], Titles.Where(arrow => arrow.Item1 is TitleStatus.Revoked).Select(arrow => arrow.Item2));

    private static void CheckEveryPair<TAggregate, TStatus>(
        HashSet<(TStatus, TStatus)> arrows, string property, Action<TAggregate, TStatus> move, string code)
        where TAggregate : class
        where TStatus : struct, Enum
    {
        var status = typeof(TAggregate).GetProperty(property)!;
        foreach (var from in Enum.GetValues<TStatus>())
        {
            foreach (var next in Enum.GetValues<TStatus>())
            {
                var aggregate = (TAggregate)Activator.CreateInstance(typeof(TAggregate), nonPublic: true)!;
                status.SetValue(aggregate, from);
                if (arrows.Contains((from, next)))
                {
                    move(aggregate, next);
                    Assert.Equal(next, status.GetValue(aggregate));
                }
                else
                {
                    Assert.Equal(code, Assert.Throws<RuleViolationException>(() => move(aggregate, next)).Code);
                }
            }
        }
    }
}
