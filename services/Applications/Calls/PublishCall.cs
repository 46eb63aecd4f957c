using Applications.Data;
using Calendar;
using Contracts.Applications;
using Evidence;
using Messaging.Outbox;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;

namespace Applications.Calls;

internal static class PublishCall
{
    public static async Task<Results<Ok<CallView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, ApplicationsDb db, EventOutbox outbox, BusinessClock clock, CancellationToken cancellationToken)
    {
        var call = await db.Calls.SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        if (call is null)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(call);
        var from = call.Status;
        outbox.Add(call.Publish(clock.Now, await LatestCriteriaAsync(db, cancellationToken)));
        db.Record(call, "call-published", from.ToString(), call.Status.ToString(), data: new { call.Criteria });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(CallView.Of(call));
    }

    private static async Task<IReadOnlyList<CallCriteria>> LatestCriteriaAsync(ApplicationsDb db, CancellationToken cancellationToken)
    {
        var versions = await db.CriteriaVersions.Select(c => new { c.Kind, c.Number, c.Id }).ToListAsync(cancellationToken);
        return [.. versions.GroupBy(c => c.Kind).Select(kind => new CallCriteria(kind.Key, kind.MaxBy(c => c.Number)!.Id))];
    }
}
