using Funding.Data;
using Messaging.Outbox;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Funding.Awards;

/// <summary>People hold an award, and release it; while its base holds it as well, both must let go.</summary>
internal static class HoldAward
{
    public static async Task<Results<Ok<AwardView>, NotFound>> Hold(
        Guid id, ReasonRequest request, IfMatch ifMatch, FundingDb db, EventOutbox outbox, CancellationToken cancellationToken) =>
        await db.StepAsync(
            await db.LockAwardAsync(id, cancellationToken), ifMatch,
            new("award-held", request.Reason, award =>
            {
                if (award.HoldByPeople(request.Reason) is { } held)
                {
                    outbox.Add(held);
                }
            }),
            AwardView.Of, cancellationToken);

    public static async Task<Results<Ok<AwardView>, NotFound>> Release(
        Guid id, ReasonRequest request, IfMatch ifMatch, FundingDb db, EventOutbox outbox, CancellationToken cancellationToken) =>
        await db.StepAsync(
            await db.LockAwardAsync(id, cancellationToken), ifMatch,
            new("award-released", request.Reason, async award =>
            {
                var account = await db.AccountOfAsync(award.BaseId, cancellationToken);
                if (award.ReleaseByPeople(account.HoldsPayments, request.Reason) is { } released)
                {
                    outbox.Add(released);
                }
            }),
            AwardView.Of, cancellationToken);
}
