using Microsoft.EntityFrameworkCore;
using Registry.Data;

namespace Registry.Feed;

/// <summary>
/// The place of one change of one base among all changes: 1, 2, 3 and so on in the order of the commits. The database gives it
/// while the transaction commits, so a reader that has seen a place has seen all before it. Nobody else writes it.
/// </summary>
internal sealed class FeedEntry
{
    public long Position { get; private set; }

    public Guid HistoryId { get; private set; }

    /// <summary>How far the feed has come; 0 before the first base.</summary>
    public static async Task<long> HeadAsync(RegistryDb db, CancellationToken cancellationToken) =>
        await db.BaseFeed.MaxAsync(e => (long?)e.Position, cancellationToken) ?? 0;
}
