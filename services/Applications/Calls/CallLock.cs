using Applications.Data;
using Microsoft.EntityFrameworkCore;

namespace Applications.Calls;

/// <summary>Rankings of a call's applications and decisions about them follow one another: each sees all of what the one before it did.</summary>
internal static class CallLock
{
    /// <summary>Held until the transaction of the request or the message ends.</summary>
    public static Task LockCallAsync(this ApplicationsDb db, Guid id, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"select 1 from call where id = {id} for update", cancellationToken);

    /// <summary>The call, locked; null for a draft, about which nothing is decided.</summary>
    public static async Task<Call?> ForDecisionAsync(this ApplicationsDb db, Guid id, CancellationToken cancellationToken)
    {
        await db.LockCallAsync(id, cancellationToken);
        return await db.Calls.SingleOrDefaultAsync(c => c.Id == id && c.Status != CallStatus.Draft, cancellationToken);
    }
}
