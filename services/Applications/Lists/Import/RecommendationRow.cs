using Applications.Intake;

namespace Applications.Lists.Import;

/// <summary>What a county decided about one application.</summary>
/// <param name="Revision">The application's when the county decided; none where the sheet does not say.</param>
internal sealed record RecommendationRow(int Row, string Number, RecommendationVerdict Verdict, string Opinion, long? Revision)
{
    public static readonly IReadOnlyDictionary<string, RecommendationVerdict> Verdicts = new Dictionary<string, RecommendationVerdict>
    {
        ["推荐"] = RecommendationVerdict.Recommend,
        ["退回"] = RecommendationVerdict.Return,
        ["不予推荐"] = RecommendationVerdict.NotRecommend,
    };

    /// <summary>The same steps as by hand; one that nobody has taken up yet is taken up first.</summary>
    public IEnumerable<Step> Steps(Application application, DateTimeOffset now)
    {
        if (application.Status is ApplicationStatus.Submitted)
        {
            yield return Step.Quiet("county-review-begun", a => a.TakeUpReview());
        }

        yield return Verdict switch
        {
            RecommendationVerdict.Recommend =>
                new Step("application-recommended", a => a.Recommend(Opinion, now), Opinion, a => new { a.OwnRegion }),
            RecommendationVerdict.Return => Step.Quiet("application-returned", a => a.Return(Opinion, now), Opinion),
            _ => Step.Quiet("application-not-recommended", a => a.DoNotRecommend(Opinion, now), Opinion),
        };
    }
}

internal enum RecommendationVerdict
{
    Recommend,
    Return,
    NotRecommend,
}
