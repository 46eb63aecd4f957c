using Contracts;
using Microsoft.EntityFrameworkCore;
using Registry.Bases;
using Registry.Data;

namespace Registry.Indicators;

/// <summary>The figures that count of some bases, with the official ones beside them: read once, then judged without the database.</summary>
internal sealed class FigureBook
{
    private readonly Dictionary<Guid, Dictionary<(string Code, int Year), decimal>> _figures;
    private readonly Dictionary<int, decimal> _reference;

    private FigureBook(IEnumerable<IndicatorFigure> figures, Dictionary<int, decimal> reference)
    {
        _reference = reference;
        _figures = figures.GroupBy(f => f.BaseId).ToDictionary(
            ofBase => ofBase.Key,
            ofBase => ofBase.GroupBy(f => (f.Code, f.Year)).ToDictionary(same => same.Key, same => same.MaxBy(f => (f.PeriodEnd, f.PeriodId))!.Value));
    }

    public static async Task<FigureBook> ReadAsync(RegistryDb db, IReadOnlyCollection<Guid> bases, CancellationToken cancellationToken) => new(
        await db.IndicatorFigures.AsNoTracking().Where(f => bases.Contains(f.BaseId)).ToListAsync(cancellationToken),
        await db.ReferenceFigures.AsNoTracking().Where(f => f.Code == PolicyTargets.ResearchSeries && f.Scope == ReferenceScope.City)
            .ToDictionaryAsync(f => f.Year, f => f.Value, cancellationToken));

    public IEnumerable<int> YearsOf(Guid baseId) => Of(baseId).Keys.Select(key => key.Year).Distinct().Order();

    public TargetResult Judge(Base b, IndicatorTarget target, int year, DateOnly today) =>
        TargetJudge.Judge(target, year, Of(b.Id), of => _reference.TryGetValue(of, out var value) ? value : null, today);

    private Dictionary<(string Code, int Year), decimal> Of(Guid baseId) => _figures.GetValueOrDefault(baseId) ?? [];
}
