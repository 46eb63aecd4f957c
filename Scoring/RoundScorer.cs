using static Scoring.ScoringException;

namespace Scoring;

/// <summary>From the lines of a round's sheets to their scores: applications in the order of their ids, sheets in that of their experts.</summary>
public static class RoundScorer
{
    public static IReadOnlyList<ScoredApplication> Score(RankingInput input, ScoringMethod method)
    {
        var scorer = new SheetScorer(input.Criteria.Items, method);
        var sheets = input.Applications.ToDictionary(a => a.ApplicationId, _ => new List<(string Expert, SheetScore Score)>(input.ExpertsPerApplication));
        foreach (var sheet in input.Sheets)
        {
            sheets[sheet.ApplicationId].Add((sheet.Expert, scorer.Score(sheet.Lines, sheet.Figures)));
        }

        return [.. sheets.OrderBy(pair => pair.Key).Select(pair => Score(pair.Key, pair.Value, input.ExpertsPerApplication, method))];
    }

    private static ScoredApplication Score(Guid id, List<(string Expert, SheetScore Score)> sheets, int needed, ScoringMethod method)
    {
        Require(sheets.Count >= Math.Max(1, needed), $"{id} has {sheets.Count} sheets, fewer than {needed}.");
        sheets.Sort((a, b) => string.CompareOrdinal(a.Expert, b.Expert));
        return new(
            id,
            [.. sheets.Select(sheet => new ScoredSheet(sheet.Expert, sheet.Score.Score, sheet.Score.Effect))],
            [.. (method.Gates ?? []).Select((gate, i) => new ReachedGate(gate.Code, Places.RoundScore(sheets.Sum(sheet => sheet.Score.Gates[i]) / sheets.Count)))]);
    }
}
