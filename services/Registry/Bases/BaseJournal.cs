using Calendar;
using Evidence;
using Messaging.Outbox;
using Microsoft.EntityFrameworkCore;
using Registry.Data;

namespace Registry.Bases;

/// <summary>What every change of a base leaves behind, in its own transaction: the audit row, the history row, the event.</summary>
internal sealed class BaseJournal(RegistryDb db, EventOutbox outbox, BusinessClock clock, IActor actor)
{
    public void WriteRegistration(Base registered)
    {
        Keep(registered, "registered", registered.DocumentNumber);
        db.Record(registered, "base-registered", to: StateOf(registered.Title, registered.Management), reason: registered.DocumentNumber);
        outbox.Add(registered.Announce());
    }

    /// <summary>Call it once, after the change.</summary>
    public void WriteChange(Base changed, string what, string? reason)
    {
        Keep(changed, what, reason);
        var before = db.Entry(changed);
        var from = StateOf(before.Property(b => b.Title).OriginalValue, before.Property(b => b.Management).OriginalValue);
        db.Record(changed, $"base-{what}", from, StateOf(changed.Title, changed.Management), reason);
        outbox.Add(changed.Changed());
    }

    private void Keep(Base changed, string what, string? reason) => db.BaseHistory.Add(new()
    {
        BaseId = changed.Id,
        Version = changed.Revision,
        What = what,
        Title = changed.Title,
        Management = changed.Management,
        LatestGrade = changed.LatestGrade,
        At = clock.Now,
        By = actor.Subject,
        Reason = reason,
    });

    private static string StateOf(TitleStatus title, ManagementStatus management) => $"{title}/{management}";
}
