using Applications.Data;
using Calendar;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace Applications.Notifications;

internal static class ReadNotifications
{
    /// <param name="At">Business time.</param>
    /// <param name="SubjectId">The application or the call that it is about.</param>
    public sealed record View(Guid Id, long Revision, string Code, Guid SubjectId, string Text, DateTimeOffset At, DateTimeOffset? ReadAt) : IVersioned
    {
        internal static View Of(Notification n) => new(n.Id, n.Revision, n.Code, n.SubjectId, n.Text, n.At, n.ReadAt);
    }

    public static Task<Page<View>> List(
        [AsParameters] PageRequest page, ApplicationsDb db, Caller caller, CancellationToken cancellationToken, bool unread = false) =>
        Own(db, caller).Where(n => !unread || n.ReadAt == null).ToPageAsync(page, View.Of, cancellationToken);

    public static async Task<Results<Ok<View>, NotFound>> MarkRead(
        Guid id, ApplicationsDb db, Caller caller, BusinessClock clock, CancellationToken cancellationToken)
    {
        if (await Own(db, caller).SingleOrDefaultAsync(n => n.Id == id, cancellationToken) is not { } notification)
        {
            return TypedResults.NotFound();
        }

        if (notification.Read(clock.Now))
        {
            db.Record(notification, "notification-read");
            await db.SaveChangesAsync(cancellationToken);
        }

        return TypedResults.Ok(View.Of(notification));
    }

    private static IQueryable<Notification> Own(ApplicationsDb db, Caller caller) => db.Notifications.Where(n => n.Organisation == caller.Organisation);
}
