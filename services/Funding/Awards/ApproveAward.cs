using Calendar;
using Funding.Data;
using Messaging.Outbox;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using ServiceDefaults.Authentication;
using ServiceDefaults.Data;
using ServiceDefaults.Http;

namespace Funding.Awards;

internal static class ApproveAward
{
    public static async Task<Results<Ok<AwardView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, FundingDb db, EventOutbox outbox, AwardAmendment amendment, Caller caller, BusinessClock clock,
        IOptions<FundingOptions> options, CancellationToken cancellationToken) =>
        await db.StepAsync(
            await db.LockAwardAsync(id, cancellationToken), ifMatch,
            new("award-approved", null, async award =>
            {
                award.RequireNoBatch();
                if (award is { SupersedesId: not null, Status: AwardStatus.Proposed })
                {
                    await amendment.TakePlaceAsync(award, cancellationToken);
                }

                outbox.Add(award.Approve(caller.Subject, clock.Today));
                (await db.AccountOfAsync(award.BaseId, cancellationToken)).RequireFundable(options.Value.Funded);
            }),
            AwardView.Of, cancellationToken);
}
