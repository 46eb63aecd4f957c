using Evidence;
using static Scoring.ScoringException;

namespace Scoring;

/// <summary>All that a ranking is made from (R88, R89), and all that anybody needs to make it again.</summary>
/// <param name="Kind">The kind of base that is ranked.</param>
/// <param name="ExpertsPerApplication">At least so many sheets make a score.</param>
/// <param name="Conflicts">Experts who were kept from an application, and why.</param>
/// <param name="Assignments">Who examined what, as far as it counts.</param>
public sealed record RankingInput(
    Guid RoundId, Guid CallId, string Kind, ScoringCriteria Criteria, int ExpertsPerApplication,
    IReadOnlyList<RankedForm> Applications, IReadOnlyList<ExpertConflict> Conflicts, IReadOnlyList<ExpertAssignment> Assignments,
    IReadOnlyList<ScoreSheet> Sheets);

/// <param name="FormHash">SHA-256 of the sealed form that was examined.</param>
public sealed record RankedForm(Guid ApplicationId, string FormHash);

public sealed record ExpertConflict(Guid ApplicationId, string Expert, string Reason);

public sealed record ExpertAssignment(Guid ApplicationId, string Expert);

/// <summary>One expert's locked sheet of one application.</summary>
public sealed record ScoreSheet(Guid ApplicationId, string Expert, IReadOnlyList<SheetLine> Lines, IReadOnlyList<SheetFigure> Figures);

/// <summary>Every application, best first; equals share a rank and stand in the order of their ids.</summary>
public sealed record RankingResult(IReadOnlyList<RankedResult> Ranking);

/// <param name="Rank">1 is best; after two that share rank 1 comes rank 3.</param>
/// <param name="TieBreaks">In the method's order.</param>
public sealed record RankedResult(
    Guid ApplicationId, int Rank, [property: FixedScale(Places.Score)] decimal Score, IReadOnlyList<TieBreakValue> TieBreaks,
    IReadOnlyList<SheetResult> Sheets);

public sealed record TieBreakValue(TieBreak By, [property: FixedScale(Places.Score)] decimal Value);

public sealed record SheetResult(string Expert, [property: FixedScale(Places.Score)] decimal Score);

/// <summary>Ranks applications by their sheets: a pure function, the same on every machine and in whatever order sheets come.</summary>
public static class Ranker
{
    public static RankingResult Rank(RankingInput input, ScoringMethod method)
    {
        Check(input);
        var scorer = new SheetScorer(input.Criteria.Items, method);
        var scored = input.Applications.Select(application => Score(application.ApplicationId, input, method, scorer))
            .OrderBy(result => result, Comparer<RankedResult>.Create(BestFirst)).ThenBy(result => result.ApplicationId).ToList();
        var ranked = new List<RankedResult>(scored.Count);
        foreach (var result in scored)
        {
            var equals = ranked.Count > 0 && BestFirst(ranked[^1], result) == 0;
            ranked.Add(result with { Rank = equals ? ranked[^1].Rank : ranked.Count + 1 });
        }

        return new(ranked);
    }

    private static RankedResult Score(Guid application, RankingInput input, ScoringMethod method, SheetScorer scorer)
    {
        var sheets = input.Sheets.Where(sheet => sheet.ApplicationId == application).OrderBy(sheet => sheet.Expert, StringComparer.Ordinal)
            .Select(sheet => (sheet.Expert, Score: scorer.Score(sheet.Lines, sheet.Figures))).ToList();
        Require(sheets.Count >= Math.Max(1, input.ExpertsPerApplication), $"{application} has {sheets.Count} sheets, fewer than {input.ExpertsPerApplication}.");
        var effect = Places.RoundScore(sheets.Sum(sheet => sheet.Score.Effect) / sheets.Count);
        var lowest = sheets.Min(sheet => sheet.Score.Score);
        return new(
            application, 0, Places.RoundScore(sheets.Sum(sheet => sheet.Score.Score) / sheets.Count),
            [.. method.TieBreaks.Select(by => new TieBreakValue(by, by is TieBreak.HigherEffect ? effect : lowest))],
            [.. sheets.Select(sheet => new SheetResult(sheet.Expert, sheet.Score.Score))]);
    }

    private static int BestFirst(RankedResult a, RankedResult b)
    {
        var order = b.Score.CompareTo(a.Score);
        for (var i = 0; order == 0 && i < a.TieBreaks.Count; i++)
        {
            order = b.TieBreaks[i].Value.CompareTo(a.TieBreaks[i].Value);
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
