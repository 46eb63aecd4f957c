using static Scoring.ScoringException;

namespace Scoring.Combination;

/// <summary>Application scores, by the applications' places in the table.</summary>
/// <param name="Scores">As the method combines sheets.</param>
/// <param name="Means">The plain means of the sheets: what everybody can check from what is printed.</param>
/// <param name="Applied">The combination that was used: the method's, or the mean where the method's does not apply.</param>
/// <param name="Reason">Why another than the method's was used, or not for all.</param>
/// <param name="Severity">With severity-adjusted scores.</param>
public sealed record CombinedScores(
    IReadOnlyList<decimal> Scores, IReadOnlyList<decimal> Means, string Applied, string? Reason, SeverityEstimate? Severity = null);

/// <summary>Combines the scores of sheets to scores of applications: a pure function, cheap enough for thousands of resamples.</summary>
public static class Combiner
{
    /// <summary>Every application needs a sheet at least.</summary>
    public static CombinedScores Combine(SheetTable sheets, ScoringMethod method)
    {
        var means = new decimal[sheets.Applications];
        for (var application = 0; application < means.Length; application++)
        {
            var units = sheets.UnitsOf(application);
            Require(units.Length > 0, "An application has no sheet.");
            means[application] = SheetTable.Mean(Sum(units), units.Length);
        }

        return method.Combination switch
        {
            Combinations.Mean => new(means, means, Combinations.Mean, null),
            Combinations.Trimmed => Trimmed(sheets, means),
            Combinations.SeverityAdjusted => SeverityAdjustment.Apply(sheets, means, method.Severity ?? throw new ScoringException("The method does not say from which sample on severity is estimated.")),
            _ => throw new ScoringException($"Nobody knows the combination '{method.Combination}'."),
        };
    }

    private static CombinedScores Trimmed(SheetTable sheets, decimal[] means)
    {
        var scores = new decimal[means.Length];
        var whole = 0;
        for (var application = 0; application < means.Length; application++)
        {
            var units = sheets.UnitsOf(application);
            var isTrimmed = units.Length >= Combinations.TrimFrom;
            whole += isTrimmed ? 0 : 1;
            scores[application] = isTrimmed ? SheetTable.Mean(Sum(units) - Highest(units) - Lowest(units), units.Length - 2) : means[application];
        }

        var reason = whole == 0 ? null : $"{whole} of {means.Length} applications have fewer than {Combinations.TrimFrom} sheets: their score is the mean of all.";
        return new(scores, means, whole == means.Length ? Combinations.Mean : Combinations.Trimmed, reason);
    }

    private static long Sum(ReadOnlySpan<long> units)
    {
        var sum = 0L;
        foreach (var unit in units)
        {
            sum += unit;
        }

        return sum;
    }

    private static long Highest(ReadOnlySpan<long> units)
    {
        var highest = units[0];
        foreach (var unit in units)
        {
            highest = Math.Max(highest, unit);
        }

        return highest;
    }

    private static long Lowest(ReadOnlySpan<long> units)
    {
        var lowest = units[0];
        foreach (var unit in units)
        {
            lowest = Math.Min(lowest, unit);
        }

        return lowest;
    }
}
