using Scoring.Combination;

namespace Scoring.Statistics;

/// <summary>The points, 0 to 100, that each item of each sheet gave; sheets in the order of their <see cref="SheetTable"/>.</summary>
public sealed class ItemTable
{
    private readonly SheetTable _sheets;
    private readonly double[][] _points;
    private readonly double[] _shares;
    private readonly int[] _dimensions;
    private readonly double[] _dimensionShares;

    internal ItemTable(IReadOnlyList<ScoredItem> items, SheetScorer scorer, ScoringMethod method, SheetTable sheets, IReadOnlyList<ScoreSheet> ordered)
    {
        (Items, _sheets, _points) = (items, sheets, new double[sheets.Count][]);
        _shares = [.. items.Select(item => (double)scorer.ShareOf(item.Code))];
        Dimensions = [.. items.Select(item => item.Dimension).Distinct()];
        _dimensions = [.. items.Select(item => Dimensions.ToList().IndexOf(item.Dimension))];
        _dimensionShares = [.. Dimensions.Select((_, d) => _shares.Where((_, i) => _dimensions[i] == d).Sum())];
        var places = items.Select((item, i) => (item.Code, i)).ToDictionary();
        Parallel.For(0, _points.Length, i => _points[i] = PointsOf(ordered[i], items, places, method));
    }

    public IReadOnlyList<ScoredItem> Items { get; }

    /// <summary>In the order of the criteria.</summary>
    public IReadOnlyList<string> Dimensions { get; }

    /// <summary>Of one sheet, in the order of the items.</summary>
    public IReadOnlyList<double> this[int sheet] => _points[sheet];

    /// <summary>Each application's mean of one item.</summary>
    internal double[] ItemMeans(int item) => Means(points => points[item]);

    /// <summary>Each application's mean score without that item.</summary>
    internal double[] RestMeans(int item)
    {
        var rest = 1 - _shares[item];
        return Means(points => rest <= 0 ? 0 : (Whole(points) - _shares[item] * points[item]) / rest);
    }

    /// <summary>One sheet's score in each dimension, 0 to 100.</summary>
    public double[] DimensionScores(int sheet)
    {
        var scores = new double[Dimensions.Count];
        for (var i = 0; i < _shares.Length; i++)
        {
            var share = _dimensionShares[_dimensions[i]];
            scores[_dimensions[i]] += share > 0 ? _shares[i] * _points[sheet][i] / share : 0;
        }

        return scores;
    }

    /// <summary>What each dimension weighs of the whole.</summary>
    internal IReadOnlyList<double> DimensionShares => _dimensionShares;

    private double[] Means(Func<double[], double> value)
    {
        var means = new double[_sheets.Applications];
        for (var application = 0; application < means.Length; application++)
        {
            var (from, count) = _sheets.Of(application).GetOffsetAndLength(_sheets.Count);
            for (var sheet = from; sheet < from + count; sheet++)
            {
                means[application] += value(_points[sheet]) / count;
            }
        }

        return means;
    }

    private double Whole(double[] points)
    {
        var sum = 0d;
        for (var i = 0; i < points.Length; i++)
        {
            sum += _shares[i] * points[i];
        }

        return sum;
    }

    private static double[] PointsOf(ScoreSheet sheet, IReadOnlyList<ScoredItem> items, Dictionary<string, int> places, ScoringMethod method)
    {
        var points = new double[items.Count];
        foreach (var line in sheet.Lines)
        {
            points[places[line.ItemCode]] = (double)((line.Exists ? method.Existing : 0) + method.PointsFor(line.Effect));
        }

        foreach (var figure in sheet.Figures)
        {
            var at = places[figure.ItemCode];
            points[at] = items[at].Rule!.IsMet(figure.Value, figure.PreviousValue, figure.Reference) ? (double)method.Satisfied : 0;
        }

        return points;
    }
}
