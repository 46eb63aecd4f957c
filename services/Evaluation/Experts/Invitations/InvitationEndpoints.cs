using ServiceDefaults.Http;

namespace Evaluation.Experts.Invitations;

internal static class InvitationEndpoints
{
    public static void MapInvitations(this IEndpointRouteBuilder app)
    {
        var rounds = app.MapApi("/rounds/{id:guid}/invitations", "Invitations");
        rounds.MapPost("/", InviteExperts.Handle).RequireAuthorization(Authorization.ManageEvaluation)
            .WithSummary("Invites experts to a round, all or none; from the first invitation on only those who accept are assigned.");
        rounds.MapGet("/", ReadInvitations.OfRound).RequireAuthorization(Authorization.ReadExaminations).WithSummary("A round's invitations, oldest first.");
        var invitations = app.MapApi("/invitations", "Invitations");
        invitations.MapGet("/", ReadInvitations.List).RequireAuthorization(Authorization.ReadExperts)
            .WithSummary("Invitations, oldest first: an expert's own; all of them for the commission.");
        invitations.MapGet("/{id:guid}", ReadInvitations.One).RequireAuthorization(Authorization.ReadExperts).WithSummary("One invitation.");
        invitations.MapPost("/{id:guid}/accept", AnswerInvitation.Accept).RequireAuthorization(Authorization.Review)
            .WithSummary("Accepts, for as many applications as the expert says.");
        invitations.MapPost("/{id:guid}/decline", AnswerInvitation.Decline).RequireAuthorization(Authorization.Review)
            .WithSummary("Declines with a reason, also after accepting: open reviews go to others.");
        invitations.MapPost("/{id:guid}/withdraw", WithdrawInvitation.Handle).RequireAuthorization(Authorization.ManageEvaluation)
            .WithSummary("Takes an invitation back.");
    }
}
