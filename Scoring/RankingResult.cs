using Evidence;

namespace Scoring;

/// <summary>Every application, best first; equals share a rank and stand in the order of their ids.</summary>
public sealed record RankingResult(IReadOnlyList<RankedResult> Ranking);

/// <param name="Rank">1 is best; after two that share rank 1 comes rank 3.</param>
/// <param name="TieBreaks">In the method's order.</param>
public sealed record RankedResult(
    Guid ApplicationId, int Rank, [property: FixedScale(Places.Score)] decimal Score, IReadOnlyList<TieBreakValue> TieBreaks,
    IReadOnlyList<SheetResult> Sheets);

public sealed record TieBreakValue(TieBreak By, [property: FixedScale(Places.Score)] decimal Value);

public sealed record SheetResult(string Expert, [property: FixedScale(Places.Score)] decimal Score);
