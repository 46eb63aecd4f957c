using Calendar;
using Evaluation.Data;
using Evidence;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Experts.Invitations;

/// <summary>An invitation that nobody answered expires by itself after its day.</summary>
internal sealed class ExpireInvitation(EvaluationDb db, BusinessClock clock) : IDueHandler
{
    public const string DueKind = "invitation-answer";

    public string Kind => DueKind;

    public async Task HandleAsync(Guid subjectId, CancellationToken cancellationToken)
    {
        var invitation = await db.Invitations.SingleAsync(i => i.Id == subjectId, cancellationToken);
        if (invitation.Expire(clock.Now))
        {
            db.Record(invitation, "invitation-expired", nameof(InvitationStatus.Invited), invitation.Status.ToString());
        }
    }
}
