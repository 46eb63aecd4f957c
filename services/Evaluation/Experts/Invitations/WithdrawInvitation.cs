using Evaluation.Conflicts;
using Evaluation.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Evaluation.Experts.Invitations;

/// <summary>The commission takes an invitation back, answered or not.</summary>
internal static class WithdrawInvitation
{
    public static async Task<Results<Ok<InvitationView>, NotFound>> Handle(
        Guid id, ReasonRequest request, IfMatch ifMatch, EvaluationDb db, InvitationDesk desk, CancellationToken cancellationToken)
    {
        await db.ChangeFactsAsync(cancellationToken);
        if (await db.Invitations.SingleOrDefaultAsync(i => i.Id == id, cancellationToken) is not { } invitation)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(invitation);
        await desk.LeaveAsync(invitation, i => i.Withdraw(request.Reason), "invitation-withdrawn", request.Reason, cancellationToken);
        return TypedResults.Ok(InvitationView.Of(invitation));
    }
}
