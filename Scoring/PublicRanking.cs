using System.Globalization;

namespace Scoring;

/// <summary>Turns what a ranking was made from into what the public may see of it.</summary>
public static class PublicRanking
{
    public static PublicRankingInput Of(Guid rankingId, string rankingHash, RankingInput input, ScoringMethod method)
    {
        var applications = RoundScorer.Score(input, method);
        var experts = applications.SelectMany(a => a.Sheets).Select(sheet => sheet.Expert).Distinct().Order(StringComparer.Ordinal).ToList();
        var width = "D" + experts.Count.ToString(CultureInfo.InvariantCulture).Length.ToString(CultureInfo.InvariantCulture);
        var numbers = experts.Select((expert, i) => (expert, Number: "E" + (i + 1).ToString(width, CultureInfo.InvariantCulture))).ToDictionary();
        return new(
            rankingId, rankingHash, input.CallId, input.Kind, input.Criteria.VersionId, input.Criteria.Number,
            [.. applications.Select(a => a with { Sheets = [.. a.Sheets.Select(sheet => sheet with { Expert = numbers[sheet.Expert] })] })],
            input.Supersedes);
    }
}
