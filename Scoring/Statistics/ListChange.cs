namespace Scoring.Statistics;

/// <summary>The line between those who pass and the rest: a mark to reach, a number of places, both or none.</summary>
public sealed record PassLine(decimal? Mark, int? Places)
{
    internal bool Exists => Mark is not null || Places is not null;

    internal bool Passes(decimal score, int rank) => !(score < Mark) && !(rank > Places);
}

/// <summary>How one list differs from another of the same applications.</summary>
/// <param name="Tau">Kendall's τ-b between the two; null where one of them tells nobody apart.</param>
/// <param name="Moved">How many have another rank.</param>
/// <param name="LargestMove">By how many ranks the one moves that moves most.</param>
/// <param name="In">Who passes the line in the other list only.</param>
/// <param name="Out">Who passes it in the first only.</param>
public sealed record ListChange(double? Tau, int Moved, int LargestMove, IReadOnlyList<int> In, IReadOnlyList<int> Out)
{
    /// <param name="applications">Whose places these are, where they are not all.</param>
    internal static ListChange Between(
        IReadOnlyList<decimal> scores, int[] ranks, IReadOnlyList<decimal> otherScores, PassLine line, IReadOnlyList<int>? applications = null)
    {
        var otherRanks = Ranks.BestFirst(otherScores);
        var (moved, largest) = (0, 0);
        var (passesNow, passesNoMore) = (new List<int>(), new List<int>());
        for (var i = 0; i < ranks.Length; i++)
        {
            var move = Math.Abs(otherRanks[i] - ranks[i]);
            moved += move > 0 ? 1 : 0;
            largest = Math.Max(largest, move);
            if (line.Exists && line.Passes(scores[i], ranks[i]) != line.Passes(otherScores[i], otherRanks[i]))
            {
                (line.Passes(scores[i], ranks[i]) ? passesNoMore : passesNow).Add(applications?[i] ?? i);
            }
        }

        return new(KendallTau.Of(ranks, otherRanks), moved, largest, passesNow, passesNoMore);
    }
}
