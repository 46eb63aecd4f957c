using Scoring.Combination;
using static Scoring.ScoringException;

namespace Scoring;

/// <summary>Ranks applications by their sheets: a pure function, the same on every machine and in whatever order sheets come.</summary>
public static class Ranker
{
    public static RankingResult Rank(RankingInput input, ScoringMethod method)
    {
        Check(input);
        return Order(RoundScorer.Score(input, method), method);
    }

    /// <summary>The same from what is published: the sheets' scores alone.</summary>
    public static RankingResult Rank(PublicRankingInput input, ScoringMethod method)
    {
        var applications = input.Applications.OrderBy(application => application.ApplicationId).ToList();
        Require(applications.Count > 0 && applications.DistinctBy(a => a.ApplicationId).Count() == applications.Count, "There is no application, or one twice.");
        return Order([.. applications.Select(a => a with { Sheets = [.. a.Sheets.OrderBy(sheet => sheet.Expert, StringComparer.Ordinal)] })], method);
    }

    /// <param name="applications">In the order of their ids, their sheets in that of their experts.</param>
    internal static RankingResult Order(IReadOnlyList<ScoredApplication> applications, ScoringMethod method)
    {
        var experts = applications.SelectMany(a => a.Sheets).Select(sheet => sheet.Expert).Distinct().Order(StringComparer.Ordinal).ToList();
        var numbers = experts.Select((expert, i) => (expert, i)).ToDictionary();
        var combined = Combiner.Combine(
            new(applications.Count, experts.Count, [.. applications.SelectMany((a, i) => a.Sheets.Select(sheet => new SheetMark(i, numbers[sheet.Expert], sheet.Score)))]),
            method);
        var scored = applications.Select((application, i) => new RankedResult(
                application.ApplicationId, 0, combined.Scores[i], TieBreaks.Of(method.TieBreaks, combined.Means[i], application.Sheets),
                [.. application.Sheets.Select(sheet => new SheetResult(sheet.Expert, sheet.Score))], combined.Means[i],
                PassMarks.MissedBy(combined.Scores[i], application.Gates, method)))
            .OrderBy(result => result, Comparer<RankedResult>.Create(BestFirst)).ToList(); // stable: equals stay in the order of their ids
        var ranked = new List<RankedResult>(scored.Count);
        foreach (var result in scored)
        {
            var equals = ranked.Count > 0 && BestFirst(ranked[^1], result) == 0;
            ranked.Add(result with { Rank = equals ? ranked[^1].Rank : ranked.Count + 1 });
        }

        return new(ranked, new(combined.Applied, combined.Reason, Severity(combined.Severity, experts)));
    }

    private static int BestFirst(RankedResult a, RankedResult b)
    {
        var order = (a.Missed!.Count > 0).CompareTo(b.Missed!.Count > 0);
        order = order == 0 ? b.Score.CompareTo(a.Score) : order;
        for (var i = 0; order == 0 && i < a.TieBreaks.Count; i++)
        {
            order = TieBreaks.BetterFirst(a.TieBreaks[i], b.TieBreaks[i]);
        }

        return order;
    }

    private static SeverityResult? Severity(SeverityEstimate? estimate, IReadOnlyList<string> experts) => estimate is null ? null : new(
        estimate.Mean, estimate.ApplicationVariance, estimate.ExpertVariance, estimate.ResidualVariance,
        [.. experts.Zip(estimate.Experts, (expert, effect) => new ExpertEffect(expert, effect))]);

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
