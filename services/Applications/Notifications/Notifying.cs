using Applications.Data;
using Evidence;

namespace Applications.Notifications;

/// <summary>Tells an organisation something in the unit of work that makes it so.</summary>
internal static class Notifying
{
    public static void Notify(this ApplicationsDb db, string organisation, string code, Guid subjectId, string text, DateTimeOffset now)
    {
        var notification = new Notification(organisation, code, subjectId, text, now);
        db.Notifications.Add(notification);
        db.Record(notification, "applicant-told", data: new { notification.Code, notification.SubjectId });
    }
}
