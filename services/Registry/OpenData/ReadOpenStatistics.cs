using System.Text.Json;
using Contracts;
using Microsoft.EntityFrameworkCore;
using Registry.Bases;
using Registry.Data;
using Registry.Feed;

namespace Registry.OpenData;

/// <summary>The figures of the public page. They are counted once for each change of the registry, however many people look.</summary>
internal sealed class ReadOpenStatistics
{
    private StatisticsView? _counted;

    public static Task<StatisticsView> Handle(ReadOpenStatistics kept, RegistryDb db, CancellationToken cancellationToken) =>
        kept.Async(db, cancellationToken);

    private async Task<StatisticsView> Async(RegistryDb db, CancellationToken cancellationToken)
    {
        var head = await FeedEntry.HeadAsync(db, cancellationToken);
        return _counted is { } counted && counted.Position == head ? counted : _counted = await CountAsync(db, head, cancellationToken);
    }

    private static async Task<StatisticsView> CountAsync(RegistryDb db, long head, CancellationToken cancellationToken)
    {
        var groups = await db.Bases.AsNoTracking()
            .GroupBy(b => new { b.Level, b.Kind, b.Area, b.RecognisedOn.Year, b.Title, IsOutstanding = b.Publicity != null })
            .Select(group => new Group(
                group.Key.Level, group.Key.Kind, group.Key.Area, group.Key.Year, group.Key.Title, group.Key.IsOutstanding, group.Count()))
            .ToListAsync(cancellationToken);
        return new(
            head, TitleCounts.Of(groups), By(groups, g => g.Level), By(groups, g => g.Kind), By(groups, g => g.Area), By(groups, g => g.Year),
            By(groups, g => g.Title));
    }

    private static IReadOnlyList<CountOf> By<T>(IEnumerable<Group> groups, Func<Group, T> key) =>
        [.. groups.GroupBy(key).OrderBy(group => group.Key).Select(group => new CountOf(NameOf(group.Key), TitleCounts.Of(group)))];

    /// <summary>As the list and its filters name it.</summary>
    private static string NameOf<T>(T key) => key is Enum ? JsonNamingPolicy.KebabCaseLower.ConvertName($"{key}") : $"{key}";

    internal sealed record Group(BaseLevel Level, BaseKind Kind, string Area, int Year, TitleStatus Title, bool IsOutstanding, int Count);
}

/// <summary>How many bases there are (R10), by what everybody may know of them.</summary>
/// <param name="Position">How far the feed of changes had come when this was counted.</param>
/// <param name="Years">Of the recognition.</param>
public sealed record StatisticsView(
    long Position, TitleCounts All, IReadOnlyList<CountOf> Levels, IReadOnlyList<CountOf> Kinds, IReadOnlyList<CountOf> Areas,
    IReadOnlyList<CountOf> Years, IReadOnlyList<CountOf> Titles);

/// <summary>The figures of one kind, area, year or title.</summary>
public sealed record CountOf(string Of, TitleCounts Counts);

/// <param name="Registered">Bases that ever entered the registry.</param>
/// <param name="Active">Those that hold their title; one that rectifies still does.</param>
/// <param name="Outstanding">Active bases that are publicised as outstanding (R82).</param>
public sealed record TitleCounts(int Registered, int Active, int Outstanding, int Revoked)
{
    internal static TitleCounts Of(IEnumerable<ReadOpenStatistics.Group> groups)
    {
        var all = groups.ToList();
        return new(
            all.Sum(g => g.Count), all.Where(g => Base.HeldTitles.Contains(g.Title)).Sum(g => g.Count),
            all.Where(g => g.IsOutstanding).Sum(g => g.Count), all.Where(g => g.Title is TitleStatus.Revoked).Sum(g => g.Count));
    }
}
