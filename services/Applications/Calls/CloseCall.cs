using Applications.Data;
using Calendar;
using Evidence;
using Microsoft.EntityFrameworkCore;

namespace Applications.Calls;

/// <summary>A call closes by itself when its window is over.</summary>
internal sealed class CloseCall(ApplicationsDb db, BusinessClock clock) : IDueHandler
{
    public const string DueKind = "call-closes";

    public string Kind => DueKind;

    public async Task HandleAsync(Guid subjectId, CancellationToken cancellationToken)
    {
        var call = await db.Calls.SingleAsync(c => c.Id == subjectId, cancellationToken);
        if (call.Close(clock.Now))
        {
            db.Record(call, "call-closed", nameof(CallStatus.Published), nameof(CallStatus.Closed));
        }
    }
}
