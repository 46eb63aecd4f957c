using Contracts;
using Evaluation.Examinations;
using Evaluation.Rankings;
using Scoring;
using Scoring.Statistics;

namespace Evaluation.Feedback;

/// <summary>An application of the caller's with feedback to read.</summary>
public sealed record FeedbackSummary(Guid ApplicationId, BaseKind Kind, string Name)
{
    internal static FeedbackSummary Of(Examination e) => new(e.ApplicationId, e.Kind, e.Name);
}

/// <summary>How the caller's own application was judged. Experts have no names here, and other applications do not occur.</summary>
/// <param name="Superseded">A later ranking stands in this one's place and is not released yet.</param>
/// <param name="RecordHash">Of the signed decision record that all of this is taken from.</param>
/// <param name="Score">0 to 100, as the ranking has it.</param>
/// <param name="Place">None where the commission does not show it.</param>
/// <param name="Dimensions">None where the commission does not show them.</param>
/// <param name="Remarks">What experts remarked; none where the commission does not show it.</param>
public sealed record FeedbackView(
    Guid ApplicationId, BaseKind Kind, string Name, Guid RankingId, int Number, bool Superseded, DateTimeOffset ReleasedAt, string RecordHash, decimal Score,
    FeedbackPlace? Place, IReadOnlyList<DimensionFeedback>? Dimensions, IReadOnlyList<FeedbackRemark>? Remarks)
{
    internal static FeedbackView Of(
        FeedbackRelease release, Ranking ranking, bool isSuperseded, Guid applicationId, Decision<RankingInput, ScoringMethod, RankingResult> decision,
        IReadOnlyList<FeedbackRemark>? remarks)
    {
        var entry = ranking.Entries.Single(e => e.ApplicationId == applicationId);
        return new(
            applicationId, ranking.Kind, entry.Name, ranking.Id, ranking.Number, isSuperseded, release.ReleasedAt, ranking.RecordHash, entry.Score,
            release.ShowsPlace ? new(entry.Rank, ranking.Entries.Count) : null,
            release.ShowsDimensions ? DimensionsOf(applicationId, decision) : null, remarks);
    }

    /// <summary>The means of the sheets.</summary>
    private static IReadOnlyList<DimensionFeedback> DimensionsOf(Guid applicationId, Decision<RankingInput, ScoringMethod, RankingResult> decision)
    {
        var own = decision.Input with
        {
            Applications = [.. decision.Input.Applications.Where(application => application.ApplicationId == applicationId)],
            Sheets = [.. decision.Input.Sheets.Where(sheet => sheet.ApplicationId == applicationId)],
        };
        var items = new JudgedRound(own, decision.Method).Items;
        var sheets = Enumerable.Range(0, own.Sheets.Count).Select(items.DimensionScores).ToList();
        return
        [
            .. items.Dimensions.Select((dimension, d) =>
                new DimensionFeedback(dimension, Places.RoundScore((decimal)sheets.Average(sheet => sheet[d])))),
        ];
    }
}

/// <param name="Among">So many applications were ranked.</param>
public sealed record FeedbackPlace(int Rank, int Among);

/// <param name="Dimension">The criteria's code of it.</param>
/// <param name="Score">0 to 100: the mean of the sheets.</param>
public sealed record DimensionFeedback(string Dimension, decimal Score);

public sealed record FeedbackRemark(string ItemCode, string Remark);
