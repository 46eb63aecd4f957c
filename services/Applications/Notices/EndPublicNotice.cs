using Applications.Data;
using Applications.Intake;
using Applications.Objections;
using Calendar;
using Evidence;

namespace Applications.Notices;

/// <summary>When the notice's working days are over, an application without an unanswered objection goes to the city government.</summary>
internal sealed class EndPublicNotice(ApplicationsDb db, BusinessClock clock) : IDueHandler
{
    public const string DueKind = "public-notice-end";

    public string Kind => DueKind;

    /// <summary>Does nothing while an objection waits for its answer: the last answer sets the deadline again.</summary>
    public async Task HandleAsync(Guid subjectId, CancellationToken cancellationToken)
    {
        // An objection of the last instant is before this, and then it is seen here; or after, and then it is too late.
        var application = await db.LockApplicationAsync(subjectId, cancellationToken);
        if (application is not null && !await db.Objections.AreOpenAgainstAsync(subjectId, cancellationToken))
        {
            End(db, application, clock.Now);
        }
    }

    public static void End(ApplicationsDb db, Application application, DateTimeOffset now)
    {
        if (application.EndNotice(now))
        {
            db.Record(application, "public-notice-ended", nameof(ApplicationStatus.PublicNotice), application.Status.ToString());
        }
    }
}
