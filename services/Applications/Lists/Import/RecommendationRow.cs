using Applications.County;

namespace Applications.Lists.Import;

/// <summary>What a county decided about one application.</summary>
/// <param name="Recommendation">None where it is returned or not recommended.</param>
/// <param name="Revision">The application's when the county decided; none where the sheet does not say.</param>
internal sealed record RecommendationRow(
    int Row, string Number, RecommendationVerdict Verdict, string Opinion, RecommendApplication.Request? Recommendation, long? Revision)
{
    public static readonly IReadOnlyDictionary<string, RecommendationVerdict> Verdicts = new Dictionary<string, RecommendationVerdict>
    {
        ["推荐"] = RecommendationVerdict.Recommend,
        ["退回"] = RecommendationVerdict.Return,
        ["不予推荐"] = RecommendationVerdict.NotRecommend,
    };
}

internal enum RecommendationVerdict
{
    Recommend,
    Return,
    NotRecommend,
}
