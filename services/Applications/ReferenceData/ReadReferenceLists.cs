using Applications.Data;
using Contracts.Applications;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;

namespace Applications.ReferenceData;

internal static class ReadReferenceLists
{
    /// <param name="Revision">The version's number.</param>
    public sealed record View(Guid Id, long Revision, string List, string Source, DateTimeOffset At, IReadOnlyList<ReferenceEntry> Entries) : IVersioned;

    /// <param name="version">None for the latest.</param>
    public static async Task<Results<Ok<View>, NotFound>> One(
        string list, ApplicationsDb db, CancellationToken cancellationToken, long? version = null)
    {
        var found = await db.ReferenceLists.AsNoTracking().Where(l => l.Name == list)
            .Join(db.ReferenceListVersions, l => l.Id, v => v.ListId, (l, v) => new { List = l, Version = v })
            .SingleOrDefaultAsync(both => both.Version.Number == (version ?? both.List.Revision), cancellationToken);
        return found is null
            ? TypedResults.NotFound()
            : TypedResults.Ok(new View(found.List.Id, found.Version.Number, list, found.Version.Source, found.Version.At, found.Version.Entries));
    }

    /// <summary>As last published; null where none is.</summary>
    public static async Task<IReadOnlyList<ReferenceEntry>?> EntriesOfAsync(this ApplicationsDb db, string list, CancellationToken cancellationToken) =>
        await db.ReferenceLists.AsNoTracking().Where(l => l.Name == list).Select(l => l.Entries).SingleOrDefaultAsync(cancellationToken);
}
