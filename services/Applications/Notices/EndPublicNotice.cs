using Applications.Data;
using Applications.Intake;
using Calendar;
using Evidence;
using Microsoft.EntityFrameworkCore;

namespace Applications.Notices;

/// <summary>When the notice's working days are over, an application without an open objection goes to the city government.</summary>
internal sealed class EndPublicNotice(ApplicationsDb db, BusinessClock clock) : IDueHandler
{
    public const string DueKind = "public-notice-end";

    public string Kind => DueKind;

    public async Task HandleAsync(Guid subjectId, CancellationToken cancellationToken) =>
        End(db, await db.Applications.SingleAsync(a => a.Id == subjectId, cancellationToken), clock.Now);

    /// <summary>Does nothing while an objection is open: its dismissal sets the deadline again.</summary>
    public static void End(ApplicationsDb db, Application application, DateTimeOffset now)
    {
        if (application.EndNotice(now))
        {
            db.Record(application, "public-notice-ended", nameof(ApplicationStatus.PublicNotice), application.Status.ToString());
        }
    }
}
