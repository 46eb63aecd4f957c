using Contracts.Funding;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Awards;

/// <content>From the proposal to the active award, its hold, and its early end.</content>
internal sealed partial class Award
{
    /// <summary>A batch's award is approved with its batch, and an amendment takes its money with its approval.</summary>
    public void RequireOwnWay()
    {
        RequireNoBatch();
        Require(SupersedesId is null, "award-amendment", "This is an amendment: its approval moves the money by itself.");
    }

    public void RequireNoBatch() => Require(
        AllocationId is null, "award-in-batch", "This award belongs to an allocation: decide on that one.");

    public void Reserve() => MoveTo(AwardStatus.BudgetReserved);

    public AwardApproved Approve(string by, DateOnly on, string? documentNumber = null)
    {
        Require(by != ProposedBy, "same-person", "Who proposed an award cannot approve it: ask another approver.");
        MoveTo(AwardStatus.Approved);
        (ApprovedBy, ApprovedOn, ApprovalDocument) = (by, on, documentNumber);
        return new(Id, Revision, BaseId, AmountFen, on);
    }

    /// <summary>Declined before it was approved, so nobody was promised anything.</summary>
    public void Decline(string reason)
    {
        MoveTo(AwardStatus.Declined);
        EndedFor = reason;
    }

    public void Activate() => MoveTo(AwardStatus.Active);

    public AwardHeld Hold(string reason)
    {
        MoveTo(AwardStatus.OnHold);
        return new(Id, Revision, BaseId, Held: true, reason);
    }

    public AwardHeld Release(string reason)
    {
        Require(Status is AwardStatus.OnHold, "award-wrong-state", "Only an award on hold can be released.");
        MoveTo(AwardStatus.Active);
        return new(Id, Revision, BaseId, Held: false, reason);
    }

    public void AwaitFinalReport() => MoveTo(AwardStatus.FinalReport);

    public void Close() => MoveTo(AwardStatus.Closed);

    public AwardTerminated Terminate(long releasedFen, string reason)
    {
        MoveTo(AwardStatus.Terminated);
        EndedFor = reason;
        return new(Id, Revision, BaseId, releasedFen, reason);
    }
}
