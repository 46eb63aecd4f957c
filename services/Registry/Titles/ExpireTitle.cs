using Calendar;
using Messaging.Outbox;
using Registry.Bases;
using Registry.Cycles;
using Registry.Data;

namespace Registry.Titles;

/// <summary>
/// At the end of a title's last day, in Shanghai: without a renewal it has expired. While the base rectifies it waits, and
/// comes due again with the rectification's end.
/// </summary>
internal sealed class ExpireTitle(RegistryDb db, BaseJournal journal, EventOutbox outbox, BusinessClock clock) : IDueHandler
{
    public const string DueKind = "title-term";

    public string Kind => DueKind;

    public async Task HandleAsync(Guid subjectId, CancellationToken cancellationToken)
    {
        if (await db.LockBaseAsync(subjectId, cancellationToken) is not { } b || !b.IsToExpire(clock.Today))
        {
            return;
        }

        outbox.Add(b.Expire(clock.Today));
        journal.WriteChange(b, "title-expired", $"{b.TitleUntil:yyyy-MM-dd} has passed.");
        await db.DropFromCycleAsync(b.Id, clock.Today, cancellationToken);
    }
}

internal static class TitleTerm
{
    /// <summary>The end of a title's term is a due row as long as the title stands.</summary>
    public static Task KeepTermAsync(this RegistryDb db, Base b, CancellationToken cancellationToken) => b.HasTerm
        ? db.ScheduleAsync(ExpireTitle.DueKind, b.Id, WorkingCalendar.EndOfDay(b.TitleUntil!.Value), cancellationToken)
        : db.UnscheduleAsync(ExpireTitle.DueKind, b.Id, cancellationToken);
}
