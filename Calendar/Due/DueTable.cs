using Microsoft.EntityFrameworkCore;

namespace Calendar;

/// <summary>The worker's statements.</summary>
internal static class DueTable
{
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromMinutes(5);

    /// <summary>Takes (removes) the row that is due longest and that nobody else holds; null when there is none.</summary>
    /// <remarks>Only kinds that this version of the service handles: during an update the new version's rows wait for it.</remarks>
    public static async Task<DueItem?> ClaimAsync(
        this DbContext db, string[] kinds, DateTimeOffset businessNow, DateTimeOffset machineNow, CancellationToken cancellationToken)
    {
        var claimed = await db.Set<DueItem>().FromSql(
            $"""
            with claimed as materialized (
                select id from due
                where due_at <= {businessNow} and (next_attempt is null or next_attempt <= {machineNow}) and kind = any({kinds})
                order by due_at, id limit 1 for update skip locked)
            delete from due using claimed where due.id = claimed.id
            returning due.*
            """).AsNoTracking().ToListAsync(cancellationToken);
        return claimed.Count > 0 ? claimed[0] : null;
    }

    /// <summary>After the rollback the row is there again: it waits, the longer the more often it failed.</summary>
    public static Task<int> BackOffAsync(
        this DbContext db, DueItem item, string error, DateTimeOffset machineNow, CancellationToken cancellationToken)
    {
        var wait = TimeSpan.FromSeconds(Math.Min(Math.Pow(2, Math.Min(item.Attempts, 16)), LongestBackoff.TotalSeconds));
        var attempts = item.Attempts;
        return db.Database.ExecuteSqlAsync(
            $"""
            update due set attempts = attempts + 1, next_attempt = {machineNow + wait}, last_error = {error}
            where id = {item.Id} and attempts = {attempts}
            """, cancellationToken);
    }

    /// <summary>When the next row falls due that is not due yet.</summary>
    public static async Task<DateTimeOffset?> NextDueAsync(
        this DbContext db, string[] kinds, DateTimeOffset businessNow, CancellationToken cancellationToken) =>
        await db.Set<DueItem>().Where(d => d.DueAt > businessNow && kinds.Contains(d.Kind)).MinAsync(d => (DateTimeOffset?)d.DueAt, cancellationToken);
}
