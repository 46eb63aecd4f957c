using Scoring.Combination;

namespace Scoring.Statistics;

/// <summary>
/// What a ranking is made from, as statistics read it: applications in the order of their ids, experts in that of their names. Unlike a
/// ranking it may be unfinished: an application without a sheet is set aside.
/// </summary>
public sealed class JudgedRound
{
    public JudgedRound(RankingInput input, ScoringMethod method)
    {
        Method = method;
        var sheets = input.Sheets.ToLookup(sheet => sheet.ApplicationId);
        var all = input.Applications.Select(application => application.ApplicationId).Order().ToList();
        Applications = [.. all.Where(application => sheets[application].Any())];
        Unjudged = [.. all.Where(application => !sheets[application].Any())];
        Experts = [.. Applications.SelectMany(application => sheets[application]).Select(sheet => sheet.Expert).Distinct().Order(StringComparer.Ordinal)];
        var (experts, scorer) = (Experts.Select((expert, i) => (expert, i)).ToDictionary(), new SheetScorer(input.Criteria.Items, method));
        ScoreSheet[] ordered = [.. Applications.SelectMany(application => sheets[application].OrderBy(sheet => sheet.Expert, StringComparer.Ordinal))];
        var places = Applications.Select((application, i) => (application, i)).ToDictionary();
        var marks = new SheetMark[ordered.Length];
        Parallel.For(0, marks.Length, i =>
        {
            var sheet = ordered[i];
            marks[i] = new(places[sheet.ApplicationId], experts[sheet.Expert], scorer.Score(sheet.Lines, sheet.Figures).Score);
        });
        Sheets = new(Applications.Count, Experts.Count, marks);
        Items = new(input.Criteria.Items, scorer, method, Sheets, ordered);
    }

    public ScoringMethod Method { get; }

    public IReadOnlyList<Guid> Applications { get; }

    public IReadOnlyList<Guid> Unjudged { get; }

    public IReadOnlyList<string> Experts { get; }

    public SheetTable Sheets { get; }

    public ItemTable Items { get; }
}
