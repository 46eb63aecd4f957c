using Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Registry.Data;
using ServiceDefaults.Http;

namespace Registry.OpenData;

/// <summary>The list, and one of it: one statement, and the same cost wherever the page lies.</summary>
internal static class ReadOpenBases
{
    private const int DefaultLimit = 50;

    public static async Task<Page<OpenBase>> List(
        [AsParameters] OpenFilter filter, [AsParameters] PageRequest page, RegistryDb db, CancellationToken cancellationToken)
    {
        var (size, after) = (page.Limit ?? DefaultLimit, page.After ?? Guid.Empty);
        var rows = await filter.Narrow(db).AsNoTracking().Where(b => b.Id > after).OrderBy(b => b.Id).Take(size + 1).Select(OpenBase.Of)
            .ToListAsync(cancellationToken);
        var shown = rows.Take(size).ToList();
        return new(shown, rows.Count > size ? shown[^1].Id : null);
    }

    public static async Task<Results<Ok<OpenBase>, NotFound>> One(Guid id, RegistryDb db, CancellationToken cancellationToken) =>
        await db.Bases.AsNoTracking().Where(b => b.Id == id).Select(OpenBase.Of).SingleOrDefaultAsync(cancellationToken) is { } found
            ? TypedResults.Ok(found)
            : TypedResults.NotFound();
}
