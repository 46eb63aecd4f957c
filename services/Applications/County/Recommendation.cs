namespace Applications.County;

/// <summary>The county's or zone's recommendation (R88): by which letter (推荐函文号), with which opinion, after which checks.</summary>
/// <param name="OwnRegion">The applicant is the recommending county itself.</param>
public sealed record Recommendation(string LetterNumber, string Opinion, IReadOnlyList<CheckedPoint> Checks, bool OwnRegion, DateTimeOffset At);
