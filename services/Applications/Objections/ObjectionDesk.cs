using Applications.Calls;
using Applications.Data;
using Applications.Intake;
using Applications.Notices;
using Applications.Notifications;
using Calendar;
using Evidence;
using Messaging.Outbox;
using Microsoft.EntityFrameworkCore;
using static ServiceDefaults.Http.RuleViolationException;

namespace Applications.Objections;

/// <summary>
/// What objections do to their application. Its row is locked by the caller. The first one that is taken up holds the notice; the last one
/// that is answered lets it go on to the end that it had; one that is upheld sends the application back.
/// </summary>
internal sealed class ObjectionDesk(ApplicationsDb db, EventOutbox outbox, BusinessClock clock, WorkingCalendar calendar)
{
    private const int MostOpen = 20;

    public async Task<Objection> RaiseAsync(
        Application application, Objector by, string grounds, IReadOnlyList<string>? evidence, CancellationToken cancellationToken)
    {
        var now = clock.Now;
        Require(application.IsShownAt(now), "notice-over", "Objections are taken while the public notice runs: this application is not under notice now.");
        Require(
            await db.Objections.OpenAgainst(application.Id).CountAsync(cancellationToken) < MostOpen, "too-many-objections",
            $"{MostOpen} objections against this application wait for their answers: write to the commission instead.");
        var terms = await db.TermsOfAsync(application, cancellationToken);
        var objection = new Objection(application.Id, by, grounds, evidence ?? [], now, calendar.DueAfter(clock.Today, terms.Rules.ObjectionAnswerWorkingDays));
        db.Objections.Add(objection);
        await db.ScheduleAsync(MarkOverdue.DueKind, objection.Id, objection.AnswerDueAt, cancellationToken);
        return objection;
    }

    /// <summary>A second one joins the first: the notice is held already.</summary>
    public void Accept(Objection objection, Application application)
    {
        Change(objection, "objection-accepted", o => o.Accept());
        Tell(application, "objection-accepted", $"收到对“{application.Name}”的异议,已受理:{objection.Grounds}");
        if (application.Status is ApplicationStatus.PublicNotice)
        {
            Change(application, "objection-raised", a => a.OpenObjection(), objection.Grounds);
        }
    }

    public async Task RefuseAsync(
        Objection objection, Application application, RefusalGround ground, string reason, CancellationToken cancellationToken)
    {
        Change(objection, "objection-refused", o => o.Refuse(ground, reason, clock.Now), reason);
        await FinishAsync([objection], cancellationToken);
        await GoOnAsync(application, [objection], cancellationToken);
    }

    public async Task DismissAsync(
        IReadOnlyList<Objection> objections, Application application, string reason, CancellationToken cancellationToken)
    {
        Decide(objections, upheld: false, reason);
        Tell(application, "objection-dismissed", $"对“{application.Name}”的异议不成立:{reason}");
        await FinishAsync(objections, cancellationToken);
        if (application.Status is ApplicationStatus.ObjectionOpen
            && !await OthersOf(objections, application).AnyAsync(o => o.Status == ObjectionStatus.Accepted, cancellationToken))
        {
            Change(application, "objection-dismissed", a => a.Dismiss(reason, clock.Now), reason);
            Change(application, "public-notice-resumed", a => a.ResumeNotice());
        }

        await GoOnAsync(application, objections, cancellationToken);
    }

    /// <summary>What has left the notice meanwhile gets an answer and goes nowhere.</summary>
    public async Task UpholdAsync(
        IReadOnlyList<Objection> objections, Application application, SentBack back, CancellationToken cancellationToken)
    {
        var reason = back.Reason;
        Decide(objections, upheld: true, reason);
        Tell(application, "objection-upheld", $"对“{application.Name}”的异议成立:{reason}");
        await FinishAsync(objections, cancellationToken);
        if (application.Status is ApplicationStatus.ObjectionOpen)
        {
            Change(application, "objection-upheld", a => a.Uphold(reason, clock.Now), reason);
            Change(application, "application-sent-back", a => outbox.Add(a.GoBack(back)));
            await db.UnscheduleAsync(EndPublicNotice.DueKind, application.Id, cancellationToken);
        }
    }

    private void Decide(IReadOnlyList<Objection> objections, bool upheld, string reason)
    {
        Require(objections.Count > 0, "nothing-to-decide", "No objection against this application waits for a decision: accept what was received first.");
        foreach (var objection in objections)
        {
            Change(objection, upheld ? "objection-upheld" : "objection-dismissed", o => o.Decide(upheld, reason, clock.Now), reason);
        }
    }

    private void Tell(Application application, string news, string text) =>
        db.Notify(application.ApplicantCode, news, application.Id, text, clock.Now);

    private async Task FinishAsync(IReadOnlyList<Objection> answered, CancellationToken cancellationToken)
    {
        foreach (var objection in answered)
        {
            await db.UnscheduleAsync(MarkOverdue.DueKind, objection.Id, cancellationToken);
        }
    }

    /// <summary>The deadline's row may have passed while objections were open.</summary>
    private async Task GoOnAsync(Application application, IReadOnlyList<Objection> answered, CancellationToken cancellationToken)
    {
        if (application.Status is ApplicationStatus.PublicNotice && !await OthersOf(answered, application).AnyAsync(cancellationToken))
        {
            await db.ScheduleAsync(EndPublicNotice.DueKind, application.Id, application.NoticeEndsAt!.Value, cancellationToken);
        }
    }

    private IQueryable<Objection> OthersOf(IReadOnlyList<Objection> answered, Application application)
    {
        var ids = answered.Select(o => o.Id).ToList();
        return db.Objections.OpenAgainst(application.Id).Where(o => !ids.Contains(o.Id));
    }

    private void Change(Objection objection, string action, Action<Objection> change, string? reason = null)
    {
        var from = objection.Status;
        change(objection);
        db.Record(objection, action, from.ToString(), objection.Status.ToString(), reason);
    }

    private void Change(Application application, string action, Action<Application> change, string? reason = null)
    {
        var from = application.Status;
        change(application);
        db.Record(application, action, from.ToString(), application.Status.ToString(), reason);
    }
}
