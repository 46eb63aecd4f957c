using Microsoft.EntityFrameworkCore;

namespace Calendar;

/// <summary>Sets and lifts deadlines in the caller's unit of work: they hold from its SaveChanges on.</summary>
public static class DueExtensions
{
    /// <summary>Sets the deadline, or moves the one that is there.</summary>
    /// <param name="dueAt">Business time.</param>
    public static async Task ScheduleAsync(
        this DbContext db, string kind, Guid subjectId, DateTimeOffset dueAt, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(kind);
        var item = await FindAsync(db, kind, subjectId, cancellationToken);
        if (item is null)
        {
            item = new DueItem { Kind = kind, SubjectId = subjectId };
            db.Add(item);
        }
        else if (db.Entry(item).State is EntityState.Deleted)
        {
            db.Entry(item).State = EntityState.Modified; // unscheduled and scheduled again before the save
        }

        item.MoveTo(dueAt);
    }

    /// <summary>Lifts the deadline, if there is one.</summary>
    public static async Task UnscheduleAsync(this DbContext db, string kind, Guid subjectId, CancellationToken cancellationToken = default)
    {
        if (await FindAsync(db, kind, subjectId, cancellationToken) is { } item)
        {
            db.Remove(item);
        }
    }

    private static async Task<DueItem?> FindAsync(DbContext db, string kind, Guid subjectId, CancellationToken cancellationToken) =>
        db.ChangeTracker.Entries<DueItem>().Select(e => e.Entity).FirstOrDefault(d => d.Kind == kind && d.SubjectId == subjectId)
        ?? await db.Set<DueItem>().SingleOrDefaultAsync(d => d.Kind == kind && d.SubjectId == subjectId, cancellationToken);
}
