using Applications.Calls;
using Applications.Data;
using Applications.Intake;
using Applications.Notifications;
using Calendar;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using static ServiceDefaults.Http.RuleViolationException;

namespace Applications.Notices;

internal static class OpenNotice
{
    /// <summary>Shows all that are shortlisted. A call without days of notice has none: they await the consent at once.</summary>
    public static async Task<Results<Ok<CallDecision>, NotFound>> Handle(
        Guid id, ApplicationsDb db, BusinessClock clock, WorkingCalendar calendar, CancellationToken cancellationToken)
    {
        if (await db.ForDecisionAsync(id, cancellationToken) is not { } call)
        {
            return TypedResults.NotFound();
        }

        var shortlisted = await db.Applications.Where(a => a.CallId == id && a.Status == ApplicationStatus.Shortlisted).ToListAsync(cancellationToken);
        Require(shortlisted.Count > 0, "nothing-to-show", "No application is shortlisted: select first.");
        var (now, days) = (clock.Now, call.Rules.NoticeWorkingDays);
        var until = days == 0 ? now : calendar.DueAfter(clock.Today, days);
        var notice = days == 0 ? null : await AddAsync(db, call, shortlisted, now, until, cancellationToken);
        foreach (var application in shortlisted)
        {
            var from = application.Status;
            application.ShowToThePublic(notice?.Id, until);
            db.Record(application, "public-notice-begun", from.ToString(), application.Status.ToString());
            if (notice is null)
            {
                EndPublicNotice.End(db, application, now);
            }
            else
            {
                await db.ScheduleAsync(EndPublicNotice.DueKind, application.Id, until, cancellationToken);
                db.Notify(
                    application.ApplicantCode, "public-notice-begun", application.Id,
                    $"“{application.Name}”自即日起公示,至{Shanghai.DateOf(until).AddDays(-1):yyyy年M月d日}止", now);
            }
        }

        call.NoteDecision();
        db.Record(call, "public-notice-opened", data: new { Until = until, Applications = shortlisted.Select(a => a.Id) });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(CallDecision.Of(call, shortlisted));
    }

    private static async Task<Notice> AddAsync(
        ApplicationsDb db, Call call, List<Application> shown, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var notice = new Notice(call, 1 + await db.Notices.CountAsync(n => n.CallId == call.Id, cancellationToken), shown, now, until);
        db.Notices.Add(notice);
        db.Record(notice, "notice-published", data: new { notice.CallId, notice.Number, notice.DocumentHash });
        return notice;
    }
}
