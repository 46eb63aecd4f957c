using static Scoring.ScoringException;

namespace Scoring.Combination;

/// <summary>The score that one expert gave one application, both by their place in some list.</summary>
public readonly record struct SheetMark(int Application, int Expert, decimal Score);

/// <summary>
/// Sheet scores as a sparse table. Scores are kept as whole ten-thousandths, so sums are exact and in any order the same. The same
/// pair may stand there more than once, as resampling needs it.
/// </summary>
public sealed class SheetTable
{
    internal const int UnitsInOne = 10_000;
    private readonly int[] _starts;
    private readonly int[] _experts;
    private readonly long[] _units;

    public SheetTable(int applications, int experts, IReadOnlyList<SheetMark> marks)
    {
        _starts = new int[applications + 1];
        _experts = new int[marks.Count];
        _units = new long[marks.Count];
        Experts = experts;
        foreach (var mark in marks)
        {
            Require(mark.Application >= 0 && mark.Application < applications && mark.Expert >= 0 && mark.Expert < experts, "A sheet is nobody's.");
            _starts[mark.Application + 1]++;
        }

        for (var i = 0; i < applications; i++)
        {
            _starts[i + 1] += _starts[i];
        }

        var next = _starts.AsSpan(0, applications).ToArray();
        foreach (var mark in marks)
        {
            var at = next[mark.Application]++;
            (_experts[at], _units[at]) = (mark.Expert, ToUnits(mark.Score));
        }
    }

    private SheetTable(SheetTable shape, int[] experts, long[] units) =>
        (_starts, Experts, _experts, _units) = (shape._starts, shape.Experts, experts, units);

    public int Applications => _starts.Length - 1;

    public int Experts { get; }

    /// <summary>How many sheets there are: those of application 0 first, then those of 1, and so on.</summary>
    public int Count => _units.Length;

    /// <summary>Where the application's sheets stand.</summary>
    public Range Of(int application) => _starts[application].._starts[application + 1];

    public SheetMark this[int sheet]
    {
        get
        {
            var at = Array.BinarySearch(_starts, sheet);
            var application = at >= 0 ? at : ~at - 1;
            while (_starts[application + 1] <= sheet)
            {
                application++; // over applications without a sheet
            }

            return new(application, _experts[sheet], ToScore(_units[sheet]));
        }
    }

    /// <summary>The same table in which sheet <c>picks[i]</c> stands in the place of sheet i: one draw of a bootstrap.</summary>
    public SheetTable Resample(ReadOnlySpan<int> picks)
    {
        Require(picks.Length == Count, "There is one pick for every sheet.");
        var (experts, units) = (new int[Count], new long[Count]);
        for (var i = 0; i < picks.Length; i++)
        {
            (experts[i], units[i]) = (_experts[picks[i]], _units[picks[i]]);
        }

        return new(this, experts, units);
    }

    internal ReadOnlySpan<long> UnitsOf(int application) => _units.AsSpan()[Of(application)];

    internal ReadOnlySpan<int> ExpertsOf(int application) => _experts.AsSpan()[Of(application)];

    /// <summary>Sum over count, rounded half away from zero.</summary>
    internal static decimal Mean(long sum, int count)
    {
        var doubled = 2 * Math.Abs(sum) + count;
        return ToScore(Math.Sign(sum) * (doubled / (2L * count)));
    }

    private static decimal ToScore(long units) => new decimal(units) / UnitsInOne;

    private static long ToUnits(decimal score)
    {
        var units = score * UnitsInOne;
        Require(decimal.Truncate(units) == units && Math.Abs(units) <= int.MaxValue, "A score has at most four places.");
        return (long)units;
    }
}
