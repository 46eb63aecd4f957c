using Demo.Client;

namespace Demo.Samples;

/// <summary>How a base does in the performance evaluation of the story.</summary>
public enum Performance
{
    Outstanding,
    Good,
    Qualified,
    Poor,
}

/// <summary>What happens to an application before the experts see it.</summary>
public enum Course
{
    Straight,
    WithdrawsAfterSubmission,
    ReturnedOnce,
    NotRecommended,
    Ineligible,
    SupplementsOnce,
}

/// <summary>An invented organisation that applies (样例): how good its work is, and how its story goes. The figures are samples.</summary>
/// <param name="Kind">region, university or enterprise, as its credit code says.</param>
/// <param name="Place">1 for the best of its kind.</param>
/// <param name="Quality">0 to 1: how much of the annex it has done, and how well.</param>
public sealed record SampleOrganisation(DemoPerson Applicant, string Kind, int Place, double Quality, Course Course)
{
    private const double Best = 0.97;
    private const double Step = 0.055;

    public static IReadOnlyList<SampleOrganisation> All { get; } =
    [
        .. DemoPerson.InRole("applicant").GroupBy(KindOf).SelectMany(kind => kind.Select((person, i) => Of(person, kind.Key, i + 1, kind.Count()))),
    ];

    public string Name => Applicant.OrganisationName!;

    public string BaseName => $"{Name}“双创”示范基地";

    public Performance Performance => (Kind, Place) switch
    {
        (_, 1) or ("enterprise", 2) => Performance.Outstanding,
        ("region" or "university", 4) => Performance.Poor,
        ("region", 3) or ("enterprise", 4) => Performance.Qualified,
        _ => Performance.Good,
    };

    /// <summary>Outstanding first, then found to be slow and, in the end, revoked.</summary>
    public bool SlowsDown => (Kind, Place) is ("enterprise", 2);

    /// <summary>Rectifies in earnest; another that was as poor does not.</summary>
    public bool Improves => (Kind, Place) is ("region", 4);

    /// <summary>The last digits tell the treasury simulator how to behave: 0422 rejects, 0504 acts and never answers.</summary>
    public string AccountNumber => (Kind, Place) switch
    {
        ("university", 1) => "6200000000000422",
        ("enterprise", 1) => "6200000000000504",
        _ => $"62000000{Applicant.UserName["applicant".Length..].PadLeft(4, '0')}1000",
    };

    private static SampleOrganisation Of(DemoPerson person, string kind, int place, int count) =>
        new(person, kind, place, Math.Max(0.3, Best - Step * (place - 1)), CourseOf(kind, count - place));

    private static Course CourseOf(string kind, int fromTheEnd) => (kind, fromTheEnd) switch
    {
        ("enterprise", 0) => Course.WithdrawsAfterSubmission,
        ("enterprise", 1) => Course.NotRecommended,
        ("enterprise", 2) => Course.SupplementsOnce,
        ("university", 0) => Course.Ineligible,
        ("region", 0) => Course.ReturnedOnce,
        _ => Course.Straight,
    };

    private static string KindOf(DemoPerson person) => person.Organisation![..2] switch
    {
        "11" => "region",
        "12" => "university",
        _ => "enterprise",
    };
}
