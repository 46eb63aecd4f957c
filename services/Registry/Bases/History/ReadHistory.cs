using System.Text.Json;
using Calendar;
using Contracts;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Registry.Data;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace Registry.Bases.History;

internal static class ReadHistory
{
    private const int DefaultLimit = 50;

    public static async Task<Results<Ok<Page<HistoryView>>, NotFound>> List(
        Guid id, [AsParameters] PageRequest page, [AsParameters] TimeRequest time, RegistryDb db, Caller caller, BusinessClock clock,
        CancellationToken cancellationToken)
    {
        if (await db.Bases.AsNoTracking().ManagedInSightOf(caller).SingleOrDefaultAsync(b => b.Id == id, cancellationToken) is not { } of)
        {
            return TypedResults.NotFound();
        }

        var (asOf, knownAt) = time.In(clock);
        var rows = await db.BaseHistory.AsNoTracking().Where(h => h.BaseId == id && h.KnownAt <= knownAt).OrderBy(h => h.Version)
            .ToListAsync(cancellationToken);
        var after = rows.Find(h => h.Id == page.After)?.Version ?? 0;
        var size = page.Limit ?? DefaultLimit;
        var rest = rows.Where(h => h.Version > after && h.TrueFrom <= asOf).Take(size + 1).ToList();
        var seesMoney = caller.SeesMoneyOf(of);
        return TypedResults.Ok(new Page<HistoryView>(
            [.. rest.Take(size).Select(row => HistoryView.Of(row, rows.TakeWhile(h => h.Version <= row.Version), seesMoney))],
            rest.Count > size ? rest[size - 1].Id : null));
    }
}

/// <summary>One change of a base, and what the base was by all that was known then.</summary>
/// <param name="Version">The base's revision that the change made.</param>
/// <param name="Changes">Each changed field with its new value; of the payee to those alone who deal with its money.</param>
/// <param name="TrueFrom">The day from which it was true.</param>
/// <param name="At">When the registry knew, in business time.</param>
/// <param name="Corrects">The version it corrects, if any.</param>
/// <param name="By">The subject of the person's token, or the queue of the message that caused it.</param>
/// <param name="Hash">SHA-256 of the row, in hexadecimal; the next row carries it on.</param>
public sealed record HistoryView(
    Guid Id, long Version, string What, TitleStatus Title, ManagementStatus Management, Grade? LatestGrade,
    IReadOnlyDictionary<string, JsonElement> Changes, DateOnly TrueFrom, DateTimeOffset At, long? Corrects, string By, string? Reason, string Hash)
{
    internal static HistoryView Of(BaseHistory row, IEnumerable<BaseHistory> known, bool seesMoney)
    {
        var state = HistoryFold.At(known.Select(h => h.ToStep()), DateOnly.MaxValue, DateTimeOffset.MaxValue);
        return new(
            row.Id, row.Version, row.What, Read<TitleStatus>(state, "title") ?? default, Read<ManagementStatus>(state, "management") ?? default,
            Read<Grade>(state, "latest_grade"),
            row.Fields().Where(field => seesMoney || !BaseFields.IsMoney(field.Key)).ToDictionary(),
            row.TrueFrom, row.KnownAt, row.Corrects, row.By, row.Reason, Convert.ToHexStringLower(row.Hash));
    }

    private static TEnum? Read<TEnum>(SortedDictionary<string, JsonElement> state, string field)
        where TEnum : struct, Enum =>
        state.TryGetValue(field, out var value) && value.GetString() is { } name ? Enum.Parse<TEnum>(name) : null;
}
