using Scoring.Combination;
using static Scoring.ScoringException;

namespace Scoring;

internal readonly record struct ScoredSheet(string Expert, SheetScore Score);

/// <summary>Every sheet's score. Applications stand in the order of their ids and experts in that of their names, whatever the input's order.</summary>
internal sealed class ScoredSheets
{
    private readonly List<ScoredSheet>[] _byApplication;

    private ScoredSheets(IReadOnlyList<Guid> applications, List<ScoredSheet>[] byApplication) =>
        (Applications, _byApplication, Table) = (applications, byApplication, TableOf(byApplication));

    public IReadOnlyList<Guid> Applications { get; }

    public SheetTable Table { get; }

    public IReadOnlyList<ScoredSheet> this[int application] => _byApplication[application];

    public static ScoredSheets Of(RankingInput input, ScoringMethod method)
    {
        var scorer = new SheetScorer(input.Criteria.Items, method);
        Guid[] applications = [.. input.Applications.Select(application => application.ApplicationId).Order()];
        var places = applications.Select((application, i) => (application, i)).ToDictionary();
        List<ScoredSheet>[] byApplication = [.. applications.Select(_ => new List<ScoredSheet>(input.ExpertsPerApplication))];
        foreach (var sheet in input.Sheets)
        {
            byApplication[places[sheet.ApplicationId]].Add(new(sheet.Expert, scorer.Score(sheet.Lines, sheet.Figures)));
        }

        for (var i = 0; i < byApplication.Length; i++)
        {
            byApplication[i].Sort((a, b) => string.CompareOrdinal(a.Expert, b.Expert));
            Require(
                byApplication[i].Count >= Math.Max(1, input.ExpertsPerApplication),
                $"{applications[i]} has {byApplication[i].Count} sheets, fewer than {input.ExpertsPerApplication}.");
        }

        return new(applications, byApplication);
    }

    private static SheetTable TableOf(List<ScoredSheet>[] byApplication)
    {
        var experts = byApplication.SelectMany(sheets => sheets.Select(sheet => sheet.Expert)).Distinct().Order(StringComparer.Ordinal)
            .Select((expert, i) => (expert, i)).ToDictionary();
        return new(
            byApplication.Length, experts.Count,
            [.. byApplication.SelectMany((sheets, i) => sheets.Select(sheet => new SheetMark(i, experts[sheet.Expert], sheet.Score.Score)))]);
    }
}
