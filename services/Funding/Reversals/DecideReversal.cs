using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Funding.Reversals;

/// <summary>The end of a proposal: approved, its money moves back in the same transaction.</summary>
internal static class DecideReversal
{
    public static async Task<Results<Ok<ReversalView>, NotFound>> Approve(
        Guid id, IfMatch ifMatch, FundingDb db, TakeBack takeBack, Caller caller, CancellationToken cancellationToken) =>
        await db.StepAsync(
            await FindAsync(db, id, cancellationToken), ifMatch,
            new Step<Reversal>("reversal-approved", null, async reversal =>
            {
                reversal.Approve(caller.Subject);
                await takeBack.OfAsync(reversal, cancellationToken);
            }),
            ReversalView.Of, cancellationToken);

    public static async Task<Results<Ok<ReversalView>, NotFound>> Refuse(
        Guid id, ReasonRequest request, IfMatch ifMatch, FundingDb db, CancellationToken cancellationToken) =>
        await db.StepAsync(
            await FindAsync(db, id, cancellationToken), ifMatch,
            new Step<Reversal>("reversal-refused", request.Reason, reversal => reversal.Refuse()), ReversalView.Of, cancellationToken);

    public static async Task<Results<Ok<ReversalView>, NotFound>> Withdraw(
        Guid id, ReasonRequest request, IfMatch ifMatch, FundingDb db, CancellationToken cancellationToken) =>
        await db.StepAsync(
            await FindAsync(db, id, cancellationToken), ifMatch,
            new Step<Reversal>("reversal-withdrawn", request.Reason, reversal => reversal.Withdraw()), ReversalView.Of, cancellationToken);

    private static Task<Reversal?> FindAsync(FundingDb db, Guid id, CancellationToken cancellationToken) =>
        db.Reversals.SingleOrDefaultAsync(r => r.Id == id, cancellationToken);
}
