using System.ComponentModel.DataAnnotations;
using Applications.Data;
using Applications.Intake;
using Applications.Requests;
using Contracts;
using ServiceDefaults.Requests;
using ServiceDefaults.Search;

namespace Applications.Lists;

/// <summary>Which applications of those that the caller may read anyway, and in which order. It only ever narrows.</summary>
public sealed record ListFilter
{
    /// <summary>One of <c>id</c> (as drafted), <c>submitted</c>, <c>number</c>, <c>name</c>, <c>score</c>, <c>rank</c>; with a minus before it the other way round.
    /// A list by something holds what has it; score and rank compare within a call, so they need one.</summary>
    [OneOf(typeof(ListSort))]
    public string? Sort { get; init; }

    public Guid? Call { get; init; }

    [OneOf(typeof(BaseKind))]
    public string? Kind { get; init; }

    /// <summary>Any of these.</summary>
    [OneOf(typeof(ApplicationStatus)), MaxLength(30)]
    public string[]? Status { get; init; }

    [RegularExpression(AreaCode.Pattern)]
    public string? Area { get; init; }

    /// <summary>Credit code of the organisation that applies.</summary>
    [CreditCode]
    public string? Applicant { get; init; }

    /// <summary>Business time, inclusive.</summary>
    public DateTimeOffset? SubmittedFrom { get; init; }

    /// <summary>Business time, exclusive.</summary>
    public DateTimeOffset? SubmittedBefore { get; init; }

    public int? MinRank { get; init; }

    public int? MaxRank { get; init; }

    public decimal? MinScore { get; init; }

    public decimal? MaxScore { get; init; }

    /// <summary>Whether an objection (异议) awaits its decision.</summary>
    public bool? OpenObjection { get; init; }

    /// <summary>Words that all occur in the base's name, the applicant's or the carrier's, in a credit code or in the number; one character is enough.</summary>
    [Text(SearchWords.MaxLength), RegularExpression("[^\\p{Cc}]*")]
    public string? Text { get; init; }

    /// <summary>Score and rank mean something beside others of the same call only.</summary>
    internal bool LacksItsCall => Call is null && ListSort.Of(Sort).NeedsCall;

    internal IQueryable<Application> Narrow(IQueryable<Application> applications, ApplicationsDb db) =>
        Found(Measured(Standing(applications)), db);

    private IQueryable<Application> Standing(IQueryable<Application> applications)
    {
        if (Call is { } call)
        {
            applications = applications.Where(a => a.CallId == call);
        }

        if (OneOfAttribute.Read<BaseKind>(Kind) is { } kind)
        {
            applications = applications.Where(a => a.Kind == kind);
        }

        if (Status is { Length: > 0 })
        {
            var statuses = Status.Select(name => OneOfAttribute.Read<ApplicationStatus>(name)!.Value).Distinct().ToList();
            applications = applications.Where(a => statuses.Contains(a.Status));
        }

        return OpenObjection switch
        {
            true => applications.Where(a => a.Status == ApplicationStatus.ObjectionOpen),
            false => applications.Where(a => a.Status != ApplicationStatus.ObjectionOpen),
            null => applications,
        };
    }

    private IQueryable<Application> Measured(IQueryable<Application> applications)
    {
        var (from, before) = (SubmittedFrom?.ToUniversalTime(), SubmittedBefore?.ToUniversalTime());
        applications = from is null ? applications : applications.Where(a => a.SubmittedAt >= from);
        applications = before is null ? applications : applications.Where(a => a.SubmittedAt < before);
        applications = MinRank is null ? applications : applications.Where(a => a.Rank >= MinRank);
        applications = MaxRank is null ? applications : applications.Where(a => a.Rank <= MaxRank);
        applications = MinScore is null ? applications : applications.Where(a => a.Score >= MinScore);
        return MaxScore is null ? applications : applications.Where(a => a.Score <= MaxScore);
    }

    private IQueryable<Application> Found(IQueryable<Application> applications, ApplicationsDb db)
    {
        applications = Area is null ? applications : applications.Where(a => a.Area == Area);
        applications = Applicant is null ? applications : applications.Where(a => a.ApplicantCode == Applicant);
        if (Text is null)
        {
            return applications;
        }

        var found = SearchWords.Of(Text).Find(db.ApplicationListings);
        return applications.Where(a => found.Any(listing => listing.ApplicationId == a.Id));
    }
}
