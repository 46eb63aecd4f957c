using System.ComponentModel.DataAnnotations;
using Calendar;
using Contracts;
using Microsoft.EntityFrameworkCore;
using Registry.Bases;
using Registry.Data;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Registry.Dashboards;

/// <summary>
/// Early warnings of the bases that hold their title. A page looks at so many bases and shows those that have one, so it may show fewer,
/// or none, and still go on.
/// </summary>
internal static class ReadWarnings
{
    private const int DefaultLimit = 50;

    public static async Task<Page<BaseWarnings>> List(
        [AsParameters] PageRequest page, RegistryDb db, Caller caller, BusinessClock clock, CancellationToken cancellationToken,
        Named<BaseKind>? kind = null, [RegularExpression(AreaCode.Pattern)] string? area = null, Named<WarningLevel>? level = null)
    {
        var (wanted, least) = (kind?.Value, level?.Value ?? WarningLevel.Notice);
        var (size, after) = (page.Limit ?? DefaultLimit, page.After ?? Guid.Empty);
        var bases = await db.Bases.ManagedInSightOf(caller).AsNoTracking()
            .Where(b => b.Id > after && (wanted == null || b.Kind == wanted) && (area == null || b.Area == area) && Base.HeldTitles.Contains(b.Title))
            .OrderBy(b => b.Id).Take(size + 1).ToListAsync(cancellationToken);
        var looked = bases.Take(size).ToList();
        var facts = await ProgrammeFacts.ReadAsync(db, looked, clock, cancellationToken);
        var warned = looked.Select(b => (Base: b, Warnings: WarningRules.Of(b, facts))).Where(b => b.Warnings.Any(w => w.Level >= least));
        return new(
            [.. warned.Select(b => new BaseWarnings(b.Base.Id, b.Base.Number, b.Base.Name, b.Base.Area, b.Warnings[0].Level, b.Warnings))],
            bases.Count > size ? looked[^1].Id : null);
    }
}
