using Scoring.Combination;
using static Scoring.ScoringException;

namespace Scoring;

/// <summary>Ranks applications by their sheets: a pure function, the same on every machine and in whatever order sheets come.</summary>
public static class Ranker
{
    public static RankingResult Rank(RankingInput input, ScoringMethod method)
    {
        Check(input);
        var sheets = ScoredSheets.Of(input, method);
        var combined = Combiner.Combine(sheets.Table, method);
        var scored = sheets.Applications.Select((application, i) => new RankedResult(
                application, 0, combined.Scores[i], TieBreaks.Of(method.TieBreaks, combined.Means[i], sheets[i]),
                [.. sheets[i].Select(sheet => new SheetResult(sheet.Expert, sheet.Score.Score))]))
            .OrderBy(result => result, Comparer<RankedResult>.Create(BestFirst)).ToList(); // stable: equals stay in the order of their ids
        var ranked = new List<RankedResult>(scored.Count);
        foreach (var result in scored)
        {
            var equals = ranked.Count > 0 && BestFirst(ranked[^1], result) == 0;
            ranked.Add(result with { Rank = equals ? ranked[^1].Rank : ranked.Count + 1 });
        }

        return new(ranked);
    }

    private static int BestFirst(RankedResult a, RankedResult b)
    {
        var order = b.Score.CompareTo(a.Score);
        for (var i = 0; order == 0 && i < a.TieBreaks.Count; i++)
        {
            order = TieBreaks.BetterFirst(a.TieBreaks[i], b.TieBreaks[i]);
        }

        return order;
    }

    private static void Check(RankingInput input)
    {
        var applications = input.Applications.Select(application => application.ApplicationId).ToHashSet();
        var assigned = input.Assignments.Select(a => (a.ApplicationId, a.Expert)).ToHashSet();
        var kept = input.Conflicts.Select(c => (c.ApplicationId, c.Expert)).ToHashSet();
        var sheets = input.Sheets.Select(s => (s.ApplicationId, s.Expert)).ToHashSet();
        Require(input.Criteria.Kind == input.Kind, "The criteria are another kind's.");
        Require(applications.Count > 0 && applications.Count == input.Applications.Count, "There is no application, or one twice.");
        Require(sheets.Count == input.Sheets.Count && assigned.Count == input.Assignments.Count, "A sheet or an assignment stands there twice.");
        Require(sheets.SetEquals(assigned), "Sheets and assignments are not the same.");
        Require(assigned.All(a => applications.Contains(a.ApplicationId)), "An application is assigned that is not ranked.");
        Require(!kept.Overlaps(assigned), "An expert with a conflict examined the application all the same.");
    }
}
