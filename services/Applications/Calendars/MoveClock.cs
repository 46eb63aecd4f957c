using Applications.Data;
using Evidence;
using Messaging.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ServiceDefaults;
using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Applications.Calendars;

internal static class MoveClock
{
    public sealed record Request(DateTimeOffset BusinessTime);

    public sealed record View(Guid Id, long Revision, TimeSpan Offset) : IVersioned;

    public static async Task<View> Handle(
        Request request, ApplicationsDb db, EventOutbox outbox, TimeProvider time, IOptions<PlatformOptions> platform,
        CancellationToken cancellationToken)
    {
        Require(platform.Value.DemoMode, "demo-mode-only", "Business time can be moved in demo mode only.");
        var clock = await db.ProgrammeClocks.SingleOrDefaultAsync(cancellationToken);
        if (clock is null)
        {
            clock = new();
            db.ProgrammeClocks.Add(clock);
        }

        outbox.Add(clock.MoveTo(request.BusinessTime, time.GetUtcNow()));
        db.Record(clock, "clock-moved", data: new { request.BusinessTime });
        await db.SaveChangesAsync(cancellationToken);
        return new(clock.Id, clock.Revision, clock.Offset);
    }
}
