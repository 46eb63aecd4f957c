using Scoring.Combination;

namespace Scoring.Statistics;

/// <summary>
/// How sure an application's place is: sheets are drawn again within each application, with replacement, and all are ranked anew by
/// the method's combination. Equal scores share a rank; tie-breaks do not take part.
/// </summary>
/// <param name="Rank">By the scores as they are.</param>
/// <param name="Low">The best end of the 95 % interval.</param>
/// <param name="WithinPlaces">In which share of the draws it was among the first so many; none without places.</param>
public sealed record RankInterval(int Application, int Rank, int Low, int Median, int High, double? WithinPlaces)
{
    /// <summary>In the order of the table's applications.</summary>
    /// <param name="places">How many are to be chosen.</param>
    public static IReadOnlyList<RankInterval> Of(SheetTable sheets, ScoringMethod method, Resampling resampling, int? places = null)
    {
        method = Recombination.For(sheets, method);
        var now = Ranks.BestFirst(Combiner.Combine(sheets, method).Scores);
        var ranks = new int[resampling.Replicates][];
        Parallel.For(0, ranks.Length, replicate => ranks[replicate] = Ranks.BestFirst(Combiner.Combine(Draw(sheets, new(resampling.Seed, replicate)), method).Scores));
        var intervals = new RankInterval[now.Length];
        Parallel.For(0, now.Length, application =>
        {
            var own = new int[ranks.Length];
            for (var replicate = 0; replicate < own.Length; replicate++)
            {
                own[replicate] = ranks[replicate][application];
            }

            Array.Sort(own);
            var (low, median, high) = Percentiles.OfRanks(own);
            double? within = places is { } count ? (double)own.Count(rank => rank <= count) / own.Length : null;
            intervals[application] = new(application, now[application], low, median, high, within);
        });
        return intervals;
    }

    private static SheetTable Draw(SheetTable sheets, Draws draws)
    {
        var picks = new int[sheets.Count];
        for (var application = 0; application < sheets.Applications; application++)
        {
            var (from, count) = sheets.Of(application).GetOffsetAndLength(sheets.Count);
            for (var i = 0; i < count; i++)
            {
                picks[from + i] = from + draws.Next(count);
            }
        }

        return sheets.Resample(picks);
    }
}
