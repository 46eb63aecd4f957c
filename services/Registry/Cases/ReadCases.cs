using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Registry.Data;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Registry.Cases;

internal static class ReadCases
{
    private const int DefaultLimit = 50;

    public static Task<Page<CaseView>> List(
        [AsParameters] PageRequest page, Guid? baseId, [OneOf(typeof(CaseStatus))] string? status, CaseDesk desk, CancellationToken cancellationToken)
    {
        var wanted = OneOfAttribute.Read<CaseStatus>(status);
        return desk.InSight().Where(c => (baseId == null || c.BaseId == baseId) && (wanted == null || c.Status == wanted))
            .ToPageAsync(page, CaseView.Of, cancellationToken);
    }

    public static Task<Results<Ok<CaseView>, NotFound>> One(Guid id, CaseDesk desk, CancellationToken cancellationToken) =>
        desk.InSight().OneAsync(id, CaseView.Of, cancellationToken);

    public static async Task<Page<PublicCaseView>> Published([AsParameters] PageRequest page, RegistryDb db, CancellationToken cancellationToken)
    {
        var (size, after) = (page.Limit ?? DefaultLimit, page.After ?? Guid.Empty);
        var rows = await Public(db).Where(row => row.Case.Id > after).OrderBy(row => row.Case.Id).Take(size + 1).ToListAsync(cancellationToken);
        var shown = rows.Take(size).ToList();
        return new([.. shown.Select(row => PublicCaseView.Of(row.Case, row.Base))], rows.Count > size ? shown[^1].Case.Id : null);
    }

    public static async Task<Results<Ok<PublicCaseView>, NotFound>> OnePublished(Guid id, RegistryDb db, CancellationToken cancellationToken) =>
        await Public(db).SingleOrDefaultAsync(row => row.Case.Id == id, cancellationToken) is { } row
            ? TypedResults.Ok(PublicCaseView.Of(row.Case, row.Base))
            : TypedResults.NotFound();

    private static IQueryable<PublishedRow> Public(RegistryDb db) =>
        from c in db.TypicalCases.AsNoTracking()
        join b in db.Bases.AsNoTracking() on c.BaseId equals b.Id
        where c.Status == CaseStatus.Published
        select new PublishedRow { Case = c, Base = b };

    private sealed class PublishedRow
    {
        public required TypicalCase Case { get; init; }

        public required Bases.Base Base { get; init; }
    }
}
