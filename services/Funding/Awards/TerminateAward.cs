using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Authentication;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Funding.Awards;

/// <summary>An officer asks to terminate an award, such as for a breach of its agreement; another person decides.</summary>
internal static class TerminateAward
{
    public static async Task<Results<Ok<AwardView>, NotFound>> Ask(
        Guid id, ReasonRequest request, IfMatch ifMatch, FundingDb db, Caller caller, CancellationToken cancellationToken) =>
        await db.StepAsync(
            await db.LockAwardAsync(id, cancellationToken), ifMatch,
            new("award-termination-asked", request.Reason, award => award.AskToTerminate(request.Reason, caller.Subject)),
            AwardView.Of, cancellationToken);

    public static async Task<Results<Ok<AwardView>, NotFound>> Confirm(
        Guid id, IfMatch ifMatch, FundingDb db, AwardEnd end, Caller caller, CancellationToken cancellationToken)
    {
        if (await db.LockAwardAsync(id, cancellationToken) is not { } award)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(award);
        await end.TerminateAsync(award, award.ConfirmTermination(caller.Subject), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(AwardView.Of(award));
    }
}
