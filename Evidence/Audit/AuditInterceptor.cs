using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Evidence;

/// <summary>
/// Completes the audit rows of a save and refuses a save in which an aggregate changes without one, or without a new
/// revision. Scoped: add it to the context's options.
/// </summary>
public sealed partial class AuditInterceptor(AuditStamp stamp, IPendingEvents pending, ILogger<AuditInterceptor> logger) : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Audit(eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Audit(eventData.Context!);
        return ValueTask.FromResult(result);
    }

    private void Audit(DbContext db)
    {
        var entries = db.ChangeTracker.Entries<AuditEntry>().Where(e => e.State is EntityState.Added).Select(e => e.Entity).ToArray();
        var recorded = entries.Select(e => (e.AggregateType, e.AggregateId, e.Version)).ToHashSet();
        foreach (var aggregate in db.ChangeTracker.Entries<IAggregate>())
        {
            Guard(aggregate, recorded);
        }

        if (entries.Length == 0)
        {
            return;
        }

        var events = pending.Of(db).ToArray();
        foreach (var entry in entries)
        {
            stamp.Complete(entry, events);
            LogRecorded(entry.Action, entry.AggregateType, entry.AggregateId, entry.Version);
        }
    }

    private static void Guard(EntityEntry<IAggregate> change, HashSet<(string, Guid, long)> recorded)
    {
        if (change.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted))
        {
            return;
        }

        var aggregate = change.Entity;
        if (change.State is EntityState.Modified && change.Metadata.FindProperty(nameof(IAggregate.Revision)) is { } revision
            && Equals(change.OriginalValues[revision], change.CurrentValues[revision]))
        {
            throw new InvalidOperationException($"Unrevised change: {Name(aggregate)} was modified without a new revision.");
        }

        if (!recorded.Contains((aggregate.GetType().Name, aggregate.Id, aggregate.Revision)))
        {
            throw new InvalidOperationException($"Unaudited change: {Name(aggregate)} is saved without db.Record(…) for that revision.");
        }
    }

    private static string Name(IAggregate aggregate) => $"{aggregate.GetType().Name} {aggregate.Id} at revision {aggregate.Revision}";

    [LoggerMessage(2010, LogLevel.Information, "{Action}: {AggregateType} {AggregateId} at revision {Revision}")]
    private partial void LogRecorded(string action, string aggregateType, Guid aggregateId, long revision);
}
