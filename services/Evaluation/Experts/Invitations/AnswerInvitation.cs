using System.ComponentModel.DataAnnotations;
using Calendar;
using Evaluation.Conflicts;
using Evaluation.Data;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Evaluation.Experts.Invitations;

/// <summary>The invited expert accepts, or declines with a reason; who declines after accepting gives the open reviews back.</summary>
internal static class AnswerInvitation
{
    /// <param name="LoadLimit">Applications that the expert takes in this round; none: what the pool says.</param>
    public sealed record AcceptRequest([property: Range(1, 1000)] int? LoadLimit = null);

    public static async Task<Results<Ok<InvitationView>, NotFound>> Accept(
        Guid id, AcceptRequest request, IfMatch ifMatch, EvaluationDb db, Caller caller, BusinessClock clock, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, ifMatch, db, caller, cancellationToken) is not { } invitation)
        {
            return TypedResults.NotFound();
        }

        invitation.Accept(request.LoadLimit, clock.Now);
        Require(
            await db.Experts.AnyAsync(e => e.Subject == caller.Subject && e.Status == ExpertStatus.Active, cancellationToken), "not-in-pool",
            "You are not in the pool of experts any more: ask the commission.");
        db.Record(invitation, "invitation-accepted", nameof(InvitationStatus.Invited), invitation.Status.ToString(), data: new { invitation.LoadLimit });
        await db.UnscheduleAsync(ExpireInvitation.DueKind, invitation.Id, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(InvitationView.Of(invitation));
    }

    public static async Task<Results<Ok<InvitationView>, NotFound>> Decline(
        Guid id, ReasonRequest request, IfMatch ifMatch, EvaluationDb db, Caller caller, InvitationDesk desk, CancellationToken cancellationToken)
    {
        await db.ChangeFactsAsync(cancellationToken);
        if (await FindAsync(id, ifMatch, db, caller, cancellationToken) is not { } invitation)
        {
            return TypedResults.NotFound();
        }

        await desk.LeaveAsync(invitation, i => i.Decline(request.Reason), "invitation-declined", request.Reason, cancellationToken);
        return TypedResults.Ok(InvitationView.Of(invitation));
    }

    private static async Task<Invitation?> FindAsync(Guid id, IfMatch ifMatch, EvaluationDb db, Caller caller, CancellationToken cancellationToken)
    {
        var invitation = await db.Invitations.SingleOrDefaultAsync(i => i.Id == id && i.Expert == caller.Subject, cancellationToken);
        if (invitation is not null)
        {
            ifMatch.Check(invitation);
        }

        return invitation;
    }
}
