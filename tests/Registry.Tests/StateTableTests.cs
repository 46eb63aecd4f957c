using Registry.Bases;
using Registry.Changes;
using Registry.Plans;
using Registry.Plans.Reports;
using Registry.Rectifications;
using static Registry.Rectifications.RectificationStatus;
using static Registry.Tests.StateTables;

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

    private static readonly HashSet<(StepStatus, StepStatus)> Steps =
    [
        (StepStatus.Planned, StepStatus.InProgress), (StepStatus.Planned, StepStatus.Done), (StepStatus.InProgress, StepStatus.Planned),
        (StepStatus.InProgress, StepStatus.Done), (StepStatus.Done, StepStatus.InProgress),
    ];

    private static readonly HashSet<(PlanReportStatus, PlanReportStatus)> PlanReports =
    [
        (PlanReportStatus.Expected, PlanReportStatus.Overdue), (PlanReportStatus.Expected, PlanReportStatus.Submitted),
        (PlanReportStatus.Expected, PlanReportStatus.Waived), (PlanReportStatus.Overdue, PlanReportStatus.Submitted),
        (PlanReportStatus.Overdue, PlanReportStatus.Waived), (PlanReportStatus.Submitted, PlanReportStatus.Returned),
        (PlanReportStatus.Submitted, PlanReportStatus.Accepted), (PlanReportStatus.Returned, PlanReportStatus.Overdue),
        (PlanReportStatus.Returned, PlanReportStatus.Submitted), (PlanReportStatus.Returned, PlanReportStatus.Waived),
    ];

    [Fact]
    public void A_step_of_a_plan_moves_along_its_table_only() =>
        CheckEveryPair<PlanStep, StepStatus>(Steps, nameof(PlanStep.Status), (s, next) => s.MoveTo(next), "step-wrong-state");

    [Fact]
    public void A_report_on_a_period_moves_along_its_table_only() => CheckEveryPair<PlanReport, PlanReportStatus>(
        PlanReports, nameof(PlanReport.Status), (r, next) => r.MoveTo(next), "plan-report-wrong-state");

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
    public void A_request_moves_along_its_table_only() => CheckEveryPair<ChangeRequest, ChangeStatus>(
        [
            (ChangeStatus.Requested, ChangeStatus.Approved), (ChangeStatus.Requested, ChangeStatus.Refused), (ChangeStatus.Requested, ChangeStatus.Withdrawn),
        ],
        nameof(ChangeRequest.Status), (r, next) => r.MoveTo(next), "change-wrong-state");

    [Fact]
    public void A_revoked_title_comes_back_by_annulment_alone() =>
        Assert.Equal([TitleStatus.Annulled], Titles.Where(arrow => arrow.Item1 is TitleStatus.Revoked).Select(arrow => arrow.Item2));
}
