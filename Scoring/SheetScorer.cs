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
/// <param name="Gates">What the dimension or item of each of the method's gates got, of 100.</param>
public readonly record struct SheetScore(decimal Score, decimal Effect, IReadOnlyList<decimal> Gates);

/// <summary>
/// Scores sheets under one version of the criteria. Exact: every item's weight has one common denominator, so there is a single
/// division and the order of lines cannot matter.
/// </summary>
public sealed class SheetScorer
{
    private const string Incomplete = "A sheet must hold every item of its criteria once, and no other.";
    private readonly ScoringMethod _method;
    private readonly Dictionary<string, int> _places;
    private readonly ScoredItem[] _items;
    private readonly decimal[] _weights;
    private readonly decimal _denominator;
    private readonly IReadOnlyList<int[]> _gates;

    public SheetScorer(IReadOnlyList<ScoredItem> items, ScoringMethod method)
    {
        _method = method;
        if (items.Count == 0 || items.DistinctBy(item => item.Code).Count() < items.Count)
        {
            throw new ScoringException("The criteria have no item, or one twice.");
        }

        _items = [.. items];
        _places = items.Select((item, i) => (item.Code, i)).ToDictionary();
        _weights = method.Weights switch
        {
            Weighting.Equal => [.. Equal(items)],
            Weighting.Explicit => [.. Explicit(items, method.ItemWeights ?? [])],
            _ => throw new ScoringException($"Nobody knows the weights '{method.Weights}'."),
        };
        _denominator = _weights.Sum();
        Require(_denominator > 0, "All items together weigh nothing.");
        _gates = [.. (method.Gates ?? []).Select(PlacesOf)];
        Require(_gates.All(gate => gate.Sum(place => _weights[place]) > 0), "A gate is of no dimension and no item, or of one that weighs nothing.");
    }

    public SheetScore Score(IReadOnlyList<SheetLine> lines, IReadOnlyList<SheetFigure> figures)
    {
        var points = new decimal[_items.Length];
        var isThere = new bool[_items.Length];
        var effects = 0m;
        foreach (var line in lines)
        {
            var place = PlaceOf(line.ItemCode, isThere);
            Require(_items[place].Rule is null, "An item that is judged from figures was judged by an expert.");
            Require(line.Exists || line.Effect is Effect.None, "What does not exist has no effect.");
            var effect = _method.PointsFor(line.Effect);
            points[place] = (line.Exists ? _method.Existing : 0) + effect;
            effects += _weights[place] * effect;
        }

        foreach (var figure in figures)
        {
            var place = PlaceOf(figure.ItemCode, isThere);
            var rule = _items[place].Rule ?? throw new ScoringException("An item that an expert judges was judged from figures.");
            points[place] = rule.IsMet(figure.Value, figure.PreviousValue, figure.Reference) ? _method.Satisfied : 0;
        }

        Require(lines.Count + figures.Count == _items.Length, Incomplete);
        var total = 0m;
        for (var place = 0; place < points.Length; place++)
        {
            total += _weights[place] * points[place];
        }

        return new(Places.RoundScore(total / _denominator), Places.RoundScore(effects / _denominator), GatesOf(points));
    }

    /// <summary>What an item weighs of the whole sheet, from 0 to 1.</summary>
    public decimal ShareOf(string itemCode) => _weights[_places[itemCode]] / _denominator;

    private decimal[] GatesOf(decimal[] points) => _gates.Count == 0 ? [] : [.. _gates.Select(places =>
        Places.RoundScore(places.Sum(place => _weights[place] * points[place]) / places.Sum(place => _weights[place])))];

    private int PlaceOf(string code, bool[] isThere)
    {
        Require(_places.TryGetValue(code, out var place) && !isThere[place], Incomplete);
        isThere[place] = true;
        return place;
    }

    private int[] PlacesOf(Gate gate) =>
        [.. Enumerable.Range(0, _items.Length).Where(i => _items[i].Code == gate.Code || _items[i].Dimension == gate.Code)];

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
