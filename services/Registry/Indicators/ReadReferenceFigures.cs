using Contracts;
using Microsoft.EntityFrameworkCore;
using Registry.Data;
using ServiceDefaults.Http;

namespace Registry.Indicators;

internal static class ReadReferenceFigures
{
    private const int DefaultLimit = 50;

    public static async Task<Page<ReferenceFigureView>> List(
        [AsParameters] PageRequest page, RegistryDb db, CancellationToken cancellationToken)
    {
        var (size, after) = (page.Limit ?? DefaultLimit, page.After ?? Guid.Empty);
        var rows = await db.ReferenceFigures.AsNoTracking().Where(f => f.Id > after).OrderBy(f => f.Id).Take(size + 1)
            .ToListAsync(cancellationToken);
        var shown = rows.Take(size).ToList();
        return new([.. shown.Select(ReferenceFigureView.Of)], rows.Count > size ? shown[^1].Id : null);
    }
}

/// <summary>An official figure that targets and numeric items are compared with (R39, R131).</summary>
/// <param name="Code">The series, such as <c>average-rd-intensity</c>.</param>
/// <param name="Value">In <paramref name="Unit"/>, such as <c>%</c>.</param>
public sealed record ReferenceFigureView(
    Guid Id, string Code, ReferenceScope Scope, int Year, decimal Value, string Unit, string Source, long Version)
{
    internal static ReferenceFigureView Of(ReferenceFigure f) => new(f.Id, f.Code, f.Scope, f.Year, f.Value, f.Unit, f.Source, f.Version);
}
