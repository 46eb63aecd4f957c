using Scoring.Combination;

namespace Scoring.Statistics;

/// <summary>How sheets are combined again and again, in draws, without an expert, by other weights.</summary>
internal static class Recombination
{
    /// <summary>Estimating severity is a fit of its own: a thousand of them are done for a round of so many sheets, no larger one.</summary>
    public const int MostSheetsToRefit = 1_000;

    /// <summary>The method itself; in a large round plain means in the place of severity-adjusted scores.</summary>
    public static ScoringMethod For(SheetTable sheets, ScoringMethod method) =>
        IsOfTheWhole(method) && sheets.Count > MostSheetsToRefit ? method with { Combination = Combinations.Mean } : method;

    /// <summary>Whether one application's score depends on the sheets of others.</summary>
    public static bool IsOfTheWhole(ScoringMethod method) => method.Combination is not (Combinations.Mean or Combinations.Trimmed);
}
