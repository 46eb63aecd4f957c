using Calendar;
using Evidence;
using Funding.Data;
using Messaging.Outbox;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace Funding.Awards;

internal static class ApproveAward
{
    public static async Task<Results<Ok<AwardView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, FundingDb db, EventOutbox outbox, Caller caller, BusinessClock clock, IOptions<FundingOptions> options,
        CancellationToken cancellationToken)
    {
        var award = await db.LockAwardAsync(id, cancellationToken);
        if (award is null)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(award);
        var from = award.Status;
        outbox.Add(award.Approve(caller.Subject, clock.Today));
        (await db.AccountOfAsync(award.BaseId, cancellationToken)).RequireFundable(options.Value.Funded);
        db.Record(award, "award-approved", from.ToString(), award.Status.ToString());
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(AwardView.Of(award));
    }
}
