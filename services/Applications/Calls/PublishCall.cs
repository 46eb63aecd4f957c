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
        var call = await db.Calls.SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        if (call is null)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(call);
        var from = call.Status;
        outbox.Add(call.Publish(clock.Now));
        db.Record(call, "call-published", from.ToString(), call.Status.ToString());
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(CallView.Of(call));
    }
}
