using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Registry.Data;
using ServiceDefaults.Http;

namespace Registry.Feed;

/// <summary>The changes of all bases after a place, for departments that keep a copy.</summary>
internal static class ReadFeed
{
    private const int DefaultLimit = 50;

    public sealed record PageOf
    {
        [Range(1, PageRequest.MaxLimit)]
        [DefaultValue(50)]
        public int? Limit { get; init; }

        /// <summary>The <c>next</c> of the page before; 0 for all from the beginning.</summary>
        [Range(0, long.MaxValue)]
        public long? After { get; init; }
    }

    /// <param name="Next">Ask after this, now or later: it is given at the end too, where it stays the same until something changes.</param>
    /// <param name="More">Whether there was more already.</param>
    public sealed record View(IReadOnlyList<FeedItem> Items, long Next, bool More);

    public static async Task<View> List([AsParameters] PageOf page, RegistryDb db, CancellationToken cancellationToken)
    {
        var (size, after) = (page.Limit ?? DefaultLimit, page.After ?? 0);
        var rows = await Rows(db, after).Take(size + 1).ToListAsync(cancellationToken);
        var items = rows.Take(size).Select(FeedItem.Of).ToList();
        return new(items, items.Count == 0 ? after : items[^1].Position, rows.Count > size);
    }

    private static IQueryable<Row> Rows(RegistryDb db, long after) =>
        from entry in db.BaseFeed.AsNoTracking()
        where entry.Position > after
        join change in db.BaseHistory on entry.HistoryId equals change.Id
        join changed in db.Bases on change.BaseId equals changed.Id
        orderby entry.Position
        select new Row(
            entry.Position, changed.Id, changed.Number, change.Version, change.What, change.Changes, change.TrueFrom, change.KnownAt, change.Corrects,
            change.Hash);

    internal sealed record Row(
        long Position, Guid BaseId, string Number, long Version, string What, string Changes, DateOnly TrueFrom, DateTimeOffset KnownAt, long? Corrects,
        byte[] Hash);
}

/// <summary>One change of one base. The fold of a base's changes, in the order of the day from which they were true, is the base.</summary>
/// <param name="Position">Its place among all changes: each is one more than the one before, in the order in which they came to be seen.</param>
/// <param name="Version">The base's revision that the change made.</param>
/// <param name="Changes">Each changed field with its new value; of the payee nothing.</param>
/// <param name="TrueFrom">The day from which it was true.</param>
/// <param name="KnownAt">When the registry knew, in business time.</param>
/// <param name="Corrects">The version in whose place it stands, if any.</param>
/// <param name="Hash">Of the row of the base's history, in hexadecimal.</param>
public sealed record FeedItem(
    long Position, Guid BaseId, string Number, long Version, string What, IReadOnlyDictionary<string, JsonElement> Changes, DateOnly TrueFrom,
    DateTimeOffset KnownAt, long? Corrects, string Hash)
{
    internal static FeedItem Of(ReadFeed.Row row) => new(
        row.Position, row.BaseId, row.Number, row.Version, row.What,
        JsonElement.Parse(row.Changes).EnumerateObject().Where(field => !field.Name.StartsWith("payee_", StringComparison.Ordinal))
            .ToDictionary(field => field.Name, field => field.Value),
        row.TrueFrom, row.KnownAt, row.Corrects, Convert.ToHexStringLower(row.Hash));
}
