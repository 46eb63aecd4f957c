using Contracts.Funding;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Recoveries;

/// <content>How it ends without the money: one person proposes, another decides.</content>
internal sealed partial class Recovery
{
    public void ProposeEnding(RecoveryEnding ending, string reason, string by)
    {
        Require(IsOpen, "recovery-wrong-state", $"A {Status} recovery has ended.");
        Require(Ending is null, "ending-proposed", "An end of this recovery is proposed already: decide on that one first.");
        (Ending, EndingId, EndingReason, EndingProposedBy) = (ending, Guid.CreateVersion7(), reason, by);
        Revision++;
    }

    /// <summary>What is given up is what is outstanding at this moment.</summary>
    public RecoveryEnded ApproveEnding(string by, DateOnly today)
    {
        RequireProposal();
        Require(by != EndingProposedBy, "same-person", "Who proposed the end of a recovery does not decide on it: ask an approver.");
        var lost = Ending is RecoveryEnding.WriteOff ? OutstandingFen : 0;
        MoveTo(Ending is RecoveryEnding.WriteOff ? RecoveryStatus.WrittenOff : RecoveryStatus.Withdrawn);
        EndedBy = by;
        return new(Id, Revision, AwardId, BaseId, lost, Status is RecoveryStatus.Withdrawn, EndingReason!, today);
    }

    public void DeclineEnding()
    {
        RequireProposal();
        ForgetEnding();
        Revision++;
    }

    /// <summary>A write-off was reversed: what is outstanding is owed again.</summary>
    public RecoverySettled Reopen()
    {
        MoveTo(RecoveredFen > 0 ? RecoveryStatus.PartlyRecovered : RecoveryStatus.Demanded);
        ForgetEnding();
        return Settled();
    }

    private void RequireProposal() => Require(IsOpen && Ending is not null, "ending-not-proposed", "Nobody has proposed to end this recovery: propose it first.");

    private void ForgetEnding() => (Ending, EndingId, EndingReason, EndingProposedBy, EndedBy) = (null, null, null, null, null);
}
