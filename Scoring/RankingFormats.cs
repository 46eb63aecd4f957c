using static Scoring.ScoringException;

namespace Scoring;

/// <summary>
/// Ranking records as they were written. Format 1 knew equal weights, the mean and two tie-breaks; format 2 knows the rest, states the mean
/// beside the score, what was missed, and which ranking is superseded.
/// </summary>
internal static class RankingFormats
{
    public const int Current = 2;

    private static readonly TieBreak[] First = [TieBreak.HigherEffect, TieBreak.HigherLowestSheet];

    public static RankingResult RankAsFormat1(RankingInput input, ScoringMethod method)
    {
        var isPlain = method is { Weights: Weighting.Equal, Combination: Combinations.Mean, ItemWeights: null, Severity: null, PassMark: null, Gates: null };
        Require(isPlain && input.Supersedes is null && method.TieBreaks.All(First.Contains), "The record says more than format 1 knows.");
        var result = Ranker.Rank(input, method);
        return new([.. result.Ranking.Select(ranked => ranked with { Mean = null, Missed = null })]);
    }
}
