using Evidence;
using static Scoring.ScoringException;

namespace Scoring;

/// <summary>What an expert says to one yes/no item.</summary>
public sealed record SheetLine(string ItemCode, bool Exists, Effect Effect);

/// <summary>What one numeric item is judged from, in the item's unit.</summary>
/// <param name="Reference">The binding reference figure, where the rule compares with one.</param>
public sealed record SheetFigure(
    string ItemCode,
    [property: FixedScale(Places.Figure)] decimal? Value,
    [property: FixedScale(Places.Figure)] decimal? PreviousValue,
    [property: FixedScale(Places.Figure)] decimal? Reference);

/// <summary>A sheet's points, from 0 to 100, rounded to four places.</summary>
/// <param name="Effect">The part that effects gave.</param>
public readonly record struct SheetScore(decimal Score, decimal Effect);

/// <summary>
/// Scores sheets under one version of the criteria. Exact: every item's weight has one common denominator, so there is a single
/// division and the order of lines cannot matter.
/// </summary>
public sealed class SheetScorer
{
    private readonly ScoringMethod _method;
    private readonly Dictionary<string, (ScoredItem Item, decimal Weight)> _items = [];
    private readonly decimal _denominator;

    public SheetScorer(IReadOnlyList<ScoredItem> items, ScoringMethod method)
    {
        _method = method;
        if (items.Count == 0 || items.DistinctBy(item => item.Code).Count() < items.Count)
        {
            throw new ScoringException("The criteria have no item, or one twice.");
        }

        var weights = method.Weights switch
        {
            Weighting.Equal => Equal(items),
            Weighting.Explicit => Explicit(items, method.ItemWeights ?? []),
            _ => throw new ScoringException($"Nobody knows the weights '{method.Weights}'."),
        };
        foreach (var (item, weight) in items.Zip(weights))
        {
            _items.Add(item.Code, (item, weight));
            _denominator += weight;
        }

        Require(_denominator > 0, "All items together weigh nothing.");
    }

    public SheetScore Score(IReadOnlyList<SheetLine> lines, IReadOnlyList<SheetFigure> figures)
    {
        var codes = lines.Select(line => line.ItemCode).Concat(figures.Select(figure => figure.ItemCode)).ToHashSet();
        if (codes.Count != lines.Count + figures.Count || !codes.SetEquals(_items.Keys))
        {
            throw new ScoringException("A sheet must hold every item of its criteria once, and no other.");
        }

        var (points, effects) = (0m, 0m);
        foreach (var line in lines)
        {
            var (item, weight) = _items[line.ItemCode];
            Require(item.Rule is null, $"{item.Code} is judged from figures, not by an expert.");
            Require(line.Exists || line.Effect is Effect.None, $"{item.Code} does not exist and so has no effect.");
            var effect = _method.PointsFor(line.Effect);
            points += weight * ((line.Exists ? _method.Existing : 0) + effect);
            effects += weight * effect;
        }

        foreach (var figure in figures)
        {
            var (item, weight) = _items[figure.ItemCode];
            Require(item.Rule is not null, $"{item.Code} is judged by an expert, not from figures.");
            points += item.Rule!.IsMet(figure.Value, figure.PreviousValue, figure.Reference) ? weight * _method.Satisfied : 0;
        }

        return new(Places.RoundScore(points / _denominator), Places.RoundScore(effects / _denominator));
    }

    /// <summary>What an item weighs of the whole sheet, from 0 to 1.</summary>
    public decimal ShareOf(string itemCode) => _items[itemCode].Weight / _denominator;

    /// <summary>Whole numbers over one common denominator, so that thirds of a dimension add up to it exactly.</summary>
    private static IEnumerable<decimal> Equal(IReadOnlyList<ScoredItem> items)
    {
        var dimensions = items.Select(item => item.Dimension).Distinct().Count();
        var clauses = items.GroupBy(item => item.Dimension).ToDictionary(group => group.Key, group => group.Select(item => item.Clause).Distinct().Count());
        var sizes = items.GroupBy(item => (item.Dimension, item.Clause)).ToDictionary(group => group.Key, group => group.Count());
        long Parts(ScoredItem item) => (long)dimensions * clauses[item.Dimension] * sizes[(item.Dimension, item.Clause)];
        var common = items.Select(Parts).Aggregate(1L, LeastCommonMultiple);
        return items.Select(item => (decimal)(common / Parts(item)));
    }

    private static IEnumerable<decimal> Explicit(IReadOnlyList<ScoredItem> items, IReadOnlyList<ItemWeight> weights)
    {
        var codes = weights.Select(weight => weight.ItemCode).ToHashSet();
        Require(codes.Count == weights.Count && codes.SetEquals(items.Select(item => item.Code)), "Explicit weights name every item once, and no other.");
        Require(weights.All(weight => weight.Weight >= 0), "No item weighs less than nothing.");
        var byCode = weights.ToDictionary(weight => weight.ItemCode, weight => weight.Weight);
        return items.Select(item => byCode[item.Code]);
    }

    private static long LeastCommonMultiple(long a, long b)
    {
        var (x, y) = (a, b);
        while (y != 0)
        {
            (x, y) = (y, x % y);
        }

        return checked(a / x * b);
    }
}
