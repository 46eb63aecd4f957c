using Calendar;
using Contracts.Registry;
using static ServiceDefaults.Http.RuleViolationException;

namespace Registry.Rectifications;

internal sealed partial class Rectification
{
    public void SubmitPlan(string text)
    {
        MoveTo(RectificationStatus.PlanSubmitted);
        Plan = text;
    }

    public void AcceptPlan() => MoveTo(RectificationStatus.PlanAccepted);

    public void ReturnPlan(string reason)
    {
        MoveTo(RectificationStatus.PlanReturned);
        PlanReturnedFor = reason;
    }

    public void Start() => MoveTo(RectificationStatus.InProgress);

    public void SubmitReport(string text, DateOnly today)
    {
        Require(
            GraceEndsOn is not { } lastDay || today <= lastDay, "grace-over",
            $"The days of grace ended on {GraceEndsOn:yyyy-MM-dd}: the commission decides now.");
        MoveTo(RectificationStatus.ReportSubmitted);
        (Report, ReportedOn) = (text, today);
    }

    public void Extend(DateOnly dueOn, string reason, DateTimeOffset now)
    {
        Require(
            AwaitsReport, "rectification-wrong-state", $"A rectification that is {Status} is not extended: only one whose report is outstanding.");
        Require(now < Deadline, "due-date-passed", $"The deadline {DueOn:yyyy-MM-dd} has passed, so it is not extended any more.");
        Require(ExtensionReason is null, "already-extended", "It has been extended once already: one extension is all there is.");
        Require(dueOn > DueOn, "extension-not-later", $"An extension ends after the deadline of now, {DueOn:yyyy-MM-dd}: name a later date.");
        (DueOn, ExtensionReason) = (dueOn, reason);
        Revision++;
    }

    /// <summary>The grace runs by the working days of the calendar as it is known at that moment.</summary>
    public void BecomeOverdue(WorkingCalendar calendar)
    {
        MoveTo(RectificationStatus.Overdue);
        GraceEndsOn = calendar.AddWorkingDays(DueOn, GraceWorkingDays);
    }

    public void Verify(string by)
    {
        Require(
            Status is not RectificationStatus.ReportSubmitted || by != OrderedBy, "same-person",
            "Who ordered the rectification does not verify it: let a colleague do so.");
        MoveTo(RectificationStatus.Verifying);
        VerifiedBy = by;
    }

    /// <summary>The base has improved, on verification or by what the hearing brought to light.</summary>
    public RectificationClosed Pass(string opinion, string by, DateOnly today)
    {
        Require(
            Status is not (RectificationStatus.Verifying or RectificationStatus.Hearing) || by != OrderedBy, "same-person",
            "Who ordered the rectification does not find it carried out: let a colleague do so.");
        MoveTo(RectificationStatus.Passed);
        (Opinion, ClosedOn) = (opinion, today);
        return new(Id, Revision, BaseId, Passed: true, today);
    }

    public void ProposeRevocation(string reason, string by, DateOnly today)
    {
        MoveTo(RectificationStatus.RevocationProposed);
        (ProposalReason, ProposedBy, ProposedOn) = (reason, by, today);
    }

    public void RecordHearing(DateOnly heldOn, string minutes, DateOnly today)
    {
        Require(
            Status is not RectificationStatus.RevocationProposed || (heldOn >= ProposedOn && heldOn <= today), "hearing-date-wrong",
            $"The builder is heard after the proposal of {ProposedOn:yyyy-MM-dd} and before it is recorded: correct the date.");
        MoveTo(RectificationStatus.Hearing);
        (HearingHeldOn, HearingMinutes) = (heldOn, minutes);
    }

    /// <summary>Nobody decides on their own proposal, and nobody loses a title unheard (R84).</summary>
    public RectificationClosed Revoke(string documentNumber, string by, DateOnly today)
    {
        Require(
            Status is not RectificationStatus.RevocationProposed, "hearing-missing", "The builder has not been heard: record the hearing first.");
        Require(
            Status is not RectificationStatus.Hearing || by != ProposedBy, "same-person",
            "Who proposed the revocation does not decide on it: let a colleague do so.");
        MoveTo(RectificationStatus.RevocationApproved);
        (RevocationDocument, RevokedBy, ClosedOn) = (documentNumber, by, today);
        return new(Id, Revision, BaseId, Passed: false, today);
    }
}
