using Calendar;
using Evaluation.Conflicts.Findings;
using Evaluation.Data;
using Evidence;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Experts.Invitations;

/// <summary>Ends invitations: nothing falls due for them any more, and an expert who had accepted gives the round's open reviews back.</summary>
internal sealed class InvitationDesk(EvaluationDb db, ConflictDesk reviews)
{
    /// <summary>Those that are open or accepted.</summary>
    public async Task WithdrawAllAsync(string expert, string reason, CancellationToken cancellationToken)
    {
        var open = await db.Invitations
            .Where(i => i.Expert == expert && (i.Status == InvitationStatus.Invited || i.Status == InvitationStatus.Accepted))
            .OrderBy(i => i.Id).ToListAsync(cancellationToken);
        foreach (var invitation in open)
        {
            await EndAsync(invitation, i => i.Withdraw(reason), "invitation-withdrawn", reason, cancellationToken);
        }
    }

    /// <summary>Saves, and then looks for others to take the chairs.</summary>
    public async Task LeaveAsync(Invitation invitation, Action<Invitation> step, string action, string reason, CancellationToken cancellationToken)
    {
        await EndAsync(invitation, step, action, reason, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await reviews.ReleaseAsync(invitation.Expert, "The expert no longer takes part in this round.", invitation.CallId, cancellationToken);
    }

    private async Task EndAsync(Invitation invitation, Action<Invitation> step, string action, string reason, CancellationToken cancellationToken)
    {
        var from = invitation.Status;
        step(invitation);
        db.Record(invitation, action, from.ToString(), invitation.Status.ToString(), reason);
        await db.UnscheduleAsync(ExpireInvitation.DueKind, invitation.Id, cancellationToken);
    }
}
