using Applications.Data;
using Calendar;
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
        await db.LockCallAsync(id, cancellationToken);
        if (await db.Calls.SingleOrDefaultAsync(c => c.Id == id, cancellationToken) is not { } call)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(call);
        var from = call.Status;
        outbox.Add(call.Publish(clock.Now, await db.LatestCriteriaAsync(cancellationToken)));
        db.CallVersions.Add(new(call, documentNumber: null, reason: null, clock.Now));
        await db.ScheduleAsync(CloseCall.DueKind, id, call.ClosesAt, cancellationToken);
        db.Record(call, "call-published", from.ToString(), call.Status.ToString(), data: new { call.Version, call.Terms });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(CallView.Of(call));
    }
}
