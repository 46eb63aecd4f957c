using Applications.Calls;
using Applications.Data;
using Applications.Intake;
using Calendar;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using static ServiceDefaults.Http.RuleViolationException;

namespace Applications.Notices;

internal static class OpenNotice
{
    public static async Task<Results<Ok<CallDecision>, NotFound>> Handle(
        Guid id, ApplicationsDb db, BusinessClock clock, WorkingCalendar calendar, CancellationToken cancellationToken)
    {
        if (await db.ForDecisionAsync(id, cancellationToken) is not { } call)
        {
            return TypedResults.NotFound();
        }

        var shortlisted = await db.Applications.Where(a => a.CallId == id && a.Status == ApplicationStatus.Shortlisted).ToListAsync(cancellationToken);
        Require(shortlisted.Count > 0, "nothing-to-show", "No application is shortlisted: select first.");
        var now = clock.Now;
        var days = call.Rules.NoticeWorkingDays;
        var until = days == 0 ? now : calendar.DueAfter(clock.Today, days);
        foreach (var application in shortlisted)
        {
            var from = application.Status;
            application.ShowToThePublic(until);
            db.Record(application, "public-notice-begun", from.ToString(), application.Status.ToString());
            if (days == 0)
            {
                EndPublicNotice.End(db, application, now);
            }
            else
            {
                await db.ScheduleAsync(EndPublicNotice.DueKind, application.Id, until, cancellationToken);
            }
        }

        call.NoteDecision();
        db.Record(call, "public-notice-opened", data: new { Until = until, Applications = shortlisted.Select(a => a.Id) });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(CallDecision.Of(call, shortlisted));
    }
}
