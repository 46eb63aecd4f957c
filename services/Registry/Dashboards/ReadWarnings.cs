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
/// Early warnings of the city's bases that hold their title. A page looks at so many bases and shows those that have one, so it may show fewer,
/// or none, and still go on.
/// </summary>
internal static class ReadWarnings
{
    private const int DefaultLimit = 50;

    /// <summary>Of which bases that the caller may see, and how urgent at least.</summary>
    public sealed record Filter
    {
        [OneOf(typeof(BaseKind))]
        public string? Kind { get; init; }

        [RegularExpression(AreaCode.Pattern)]
        public string? Area { get; init; }

        [OneOf(typeof(WarningLevel))]
        public string? Level { get; init; }
    }

    public static async Task<Page<BaseWarnings>> List(
        [AsParameters] PageRequest page, [AsParameters] Filter filter, RegistryDb db, Caller caller, BusinessClock clock,
        CancellationToken cancellationToken)
    {
        var (wanted, area) = (OneOfAttribute.Read<BaseKind>(filter.Kind), filter.Area);
        var least = OneOfAttribute.Read<WarningLevel>(filter.Level) ?? WarningLevel.Notice;
        var (size, after) = (page.Limit ?? DefaultLimit, page.After ?? Guid.Empty);
        var bases = await db.Bases.ManagedInSightOf(caller).AsNoTracking()
            .Where(b => b.Id > after && b.Level == BaseLevel.Municipal && (wanted == null || b.Kind == wanted) && (area == null || b.Area == area)
                && Base.HeldTitles.Contains(b.Title))
            .OrderBy(b => b.Id).Take(size + 1).ToListAsync(cancellationToken);
        var looked = bases.Take(size).ToList();
        var facts = await ProgrammeFacts.ReadAsync(db, looked, clock, cancellationToken);
        var warned = looked.Select(b => (Base: b, Warnings: WarningRules.Of(b, facts))).Where(b => b.Warnings.Any(w => w.Level >= least));
        return new(
            [.. warned.Select(b => new BaseWarnings(b.Base.Id, b.Base.Number, b.Base.Name, b.Base.Area, b.Warnings[0].Level, b.Warnings))],
            bases.Count > size ? looked[^1].Id : null);
    }
}
