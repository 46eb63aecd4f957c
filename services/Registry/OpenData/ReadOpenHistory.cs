using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Registry.Data;
using ServiceDefaults.Http;

namespace Registry.OpenData;

/// <summary>The history of a title. What changed nothing that is public is no row of it.</summary>
internal static class ReadOpenHistory
{
    private const int DefaultLimit = 50;

    public static async Task<Results<Ok<Page<OpenChange>>, NotFound>> List(
        Guid id, [AsParameters] PageRequest page, RegistryDb db, CancellationToken cancellationToken)
    {
        var history = db.BaseHistory.AsNoTracking().Where(h => h.BaseId == id);
        if (!await history.AnyAsync(cancellationToken))
        {
            return TypedResults.NotFound();
        }

        var (size, after) = (page.Limit ?? DefaultLimit, page.After ?? Guid.Empty);
        var from = await history.Where(h => h.Id == after).Select(h => h.Version).SingleOrDefaultAsync(cancellationToken);
        var columns = OpenBase.Columns;
        var rows = await history.Where(h => h.Version > from && (h.Corrects != null || EF.Functions.JsonExistAny(h.Changes, columns)))
            .OrderBy(h => h.Version).Take(size + 1)
            .Select(h => new Row(h.Id, h.Version, h.Changes, h.TrueFrom, h.KnownAt, h.Corrects, h.Hash))
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(new Page<OpenChange>([.. rows.Take(size).Select(OpenChange.Of)], rows.Count > size ? rows[size - 1].Id : null));
    }

    internal sealed record Row(Guid Id, long Version, string Changes, DateOnly TrueFrom, DateTimeOffset KnownAt, long? Corrects, byte[] Hash);
}

/// <summary>One change of what is public of a base.</summary>
/// <param name="Version">The base's revision that the change made; those between changed nothing public.</param>
/// <param name="Changes">Each changed public field with its new value.</param>
/// <param name="TrueFrom">The day from which it was true.</param>
/// <param name="KnownAt">When the registry knew, in business time.</param>
/// <param name="Corrects">The version in whose place it stands, if any.</param>
/// <param name="Hash">Of the row of the base's history, in hexadecimal.</param>
public sealed record OpenChange(
    Guid Id, long Version, IReadOnlyDictionary<string, JsonElement> Changes, DateOnly TrueFrom, DateTimeOffset KnownAt, long? Corrects, string Hash)
{
    internal static OpenChange Of(ReadOpenHistory.Row row) => new(
        row.Id, row.Version,
        JsonElement.Parse(row.Changes).EnumerateObject().Where(field => OpenBase.Columns.Contains(field.Name))
            .ToDictionary(field => field.Name, field => field.Value),
        row.TrueFrom, row.KnownAt, row.Corrects, Convert.ToHexStringLower(row.Hash));
}
