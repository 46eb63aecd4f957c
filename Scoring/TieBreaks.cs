namespace Scoring;

/// <summary>What each tie-break looks at, and which way round.</summary>
internal static class TieBreaks
{
    /// <param name="mean">The plain mean of the application's sheets.</param>
    public static IReadOnlyList<TieBreakValue> Of(IReadOnlyList<TieBreak> order, decimal mean, IReadOnlyList<ScoredSheet> sheets) =>
        [.. order.Select(by => new TieBreakValue(by, Of(by, mean, sheets)))];

    /// <summary>Negative when <paramref name="a"/> is the better of two values of one tie-break.</summary>
    public static int BetterFirst(TieBreakValue a, TieBreakValue b) =>
        a.By is TieBreak.SmallerSpread ? a.Value.CompareTo(b.Value) : b.Value.CompareTo(a.Value);

    private static decimal Of(TieBreak by, decimal mean, IReadOnlyList<ScoredSheet> sheets) => by switch
    {
        TieBreak.HigherEffect => Places.RoundScore(sheets.Sum(sheet => sheet.Effect) / sheets.Count),
        TieBreak.HigherLowestSheet => sheets.Min(sheet => sheet.Score),
        TieBreak.HigherMean => mean,
        TieBreak.HigherMedianSheet => Median([.. sheets.Select(sheet => sheet.Score).Order()]),
        TieBreak.SmallerSpread => sheets.Max(sheet => sheet.Score) - sheets.Min(sheet => sheet.Score),
        _ => throw new ScoringException($"Nobody knows the tie-break {by}."),
    };

    private static decimal Median(IReadOnlyList<decimal> ordered) =>
        Places.RoundScore((ordered[(ordered.Count - 1) / 2] + ordered[ordered.Count / 2]) / 2);
}
