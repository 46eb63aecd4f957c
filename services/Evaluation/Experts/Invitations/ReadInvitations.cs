using Evaluation.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace Evaluation.Experts.Invitations;

/// <summary>Experts read their own invitations, the commission and auditors all.</summary>
internal static class ReadInvitations
{
    public static Task<Page<InvitationView>> List([AsParameters] PageRequest page, EvaluationDb db, Caller caller, CancellationToken cancellationToken) =>
        Visible(db, caller).ToPageAsync(page, InvitationView.Of, cancellationToken);

    public static Task<Results<Ok<InvitationView>, NotFound>> One(Guid id, EvaluationDb db, Caller caller, CancellationToken cancellationToken) =>
        Visible(db, caller).OneAsync(id, InvitationView.Of, cancellationToken);

    public static async Task<Results<Ok<Page<InvitationView>>, NotFound>> OfRound(
        Guid id, [AsParameters] PageRequest page, EvaluationDb db, CancellationToken cancellationToken) =>
        await db.Rounds.AnyAsync(r => r.Id == id, cancellationToken)
            ? TypedResults.Ok(await db.Invitations.Where(i => i.RoundId == id).ToPageAsync(page, InvitationView.Of, cancellationToken))
            : TypedResults.NotFound();

    private static IQueryable<Invitation> Visible(EvaluationDb db, Caller caller) =>
        caller.Is(Role.DrcOfficer) || caller.Is(Role.Auditor) ? db.Invitations : db.Invitations.Where(i => i.Expert == caller.Subject);
}
