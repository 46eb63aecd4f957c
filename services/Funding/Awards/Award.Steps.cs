using Contracts.Funding;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Awards;

/// <content>From the proposal to the active award, its hold, and its early end.</content>
internal sealed partial class Award
{
    public void Reserve() => MoveTo(AwardStatus.BudgetReserved);

    public AwardApproved Approve(string by, DateOnly on)
    {
        Require(by != ProposedBy, "same-person", "Who proposed an award cannot approve it: ask another approver.");
        MoveTo(AwardStatus.Approved);
        (ApprovedBy, ApprovedOn) = (by, on);
        return new(Id, Revision, BaseId, AmountFen, on);
    }

    public void SendAgreement(string documentNumber)
    {
        MoveTo(AwardStatus.AgreementSent);
        AgreementNumber = documentNumber;
    }

    public void Sign(string by)
    {
        MoveTo(AwardStatus.Signed);
        SignedBy = by;
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

    public AwardTerminated Terminate(long releasedFen, string reason)
    {
        MoveTo(AwardStatus.Terminated);
        EndedFor = reason;
        return new(Id, Revision, BaseId, releasedFen, reason);
    }
}
