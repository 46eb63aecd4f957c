using Contracts;
using Contracts.Funding;
using Contracts.Registry;
using Evidence;
using ServiceDefaults.Http;

namespace Funding.Accounts;

/// <summary>
/// Where everything that one registered base is ever promised, paid or owes is kept together, with what the registry says of
/// the base: the same in whichever order its messages come.
/// </summary>
internal sealed partial class FundAccount : IAggregate
{
    private const string Held = "Held";
    private const string Revoked = "Revoked";
    private const string GivenUp = "GivenUp";
    private const string Annulled = "Annulled";
    private const string Expired = "Expired";
    private static readonly string[] Holding = [Held, "Renewed", Annulled]; // annulled is a revocation that was undone
    private static readonly string[] Resting = ["Suspended", Expired]; // each can be held again
    private readonly List<Rectification> _rectifications = [];

    private FundAccount()
    {
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public Guid BaseId { get; private set; }

    public string BaseNumber { get; private set; } = "";

    public string BaseName { get; private set; } = "";

    /// <summary>Told once, when the base is registered; none while only later messages are known.</summary>
    public BaseKind? Kind { get; private set; }

    /// <summary>Division code of its county or zone; told with its kind.</summary>
    public string? Area { get; private set; }

    public Party Holder { get; private set; } = new("", "");

    /// <summary>Who would be paid; none until the registry names one.</summary>
    public Payee? Payee { get; private set; }

    /// <summary>None while only a grade or a rectification is known of the base.</summary>
    public DateTimeOffset? OpenedAt { get; private set; }

    public long ParticularsVersion { get; private set; }

    /// <summary>The title as the registry calls it.</summary>
    public string Title { get; private set; } = "";

    /// <summary>As the registry counts it: a title that was renewed, or given back by an annulment, is held again.</summary>
    public bool HoldsTitle => Holding.Contains(Title);

    public long TitleVersion { get; private set; }

    /// <summary>The version of each revocation that was heard of.</summary>
    public List<long> Revocations { get; private set; } = [];

    public Grade? LatestGrade { get; private set; }

    /// <summary>Of the evaluation that gave the latest grade; none where it was not told.</summary>
    public decimal? LatestScore { get; private set; }

    public long GradeVersion { get; private set; }

    public IReadOnlyList<Rectification> Rectifications => _rectifications;

    /// <summary>The latest version of the base that anything here is known from.</summary>
    public long SeenVersion => Math.Max(Math.Max(ParticularsVersion, GradeVersion), TitleVersion);

    public bool IsRectifying => _rectifications.Any(r => !r.Closed);

    /// <summary>While it rectifies, from a failed rectification until the revocation that follows it, and while its title rests.</summary>
    public bool HoldsPayments => IsRectifying || Resting.Contains(Title) || _rectifications.Count(r => r.Closed && !r.Passed) > Revocations.Count;

    public bool Apply(BaseRegistered registered, DateTimeOffset now)
    {
        var isNew = Kind is null;
        (Kind, Area) = (registered.Kind, registered.Area);
        return Follow(registered.Version, registered.Number, registered.Name, registered.Builder, registered.Payee, Held, now) || Bump(isNew);
    }

    public bool Apply(BaseChanged changed, DateTimeOffset now) =>
        Follow(changed.Version, changed.Number, changed.Name, changed.Builder, changed.Payee, changed.Title, now);

    public bool Apply(BaseGraded graded)
    {
        if (graded.Version <= GradeVersion)
        {
            return false;
        }

        (LatestGrade, LatestScore, GradeVersion) = (graded.Grade, graded.Score, graded.Version);
        Revision++;
        return true;
    }

    public bool Apply(TitleRevoked revoked)
    {
        if (Revocations.Contains(revoked.Version))
        {
            return false;
        }

        Revocations = [.. Revocations, revoked.Version];
        Entitle(Revoked, revoked.Version);
        Revision++;
        return true;
    }

    public void Apply(TitleGivenUp given) => Follow(GivenUp, given.Version);

    public void Apply(TitleExpired expired) => Follow(Expired, expired.Version);

    public void Apply(TitleAnnulled annulled) => Follow(Annulled, annulled.Version);

    public bool Apply(RectificationOrdered ordered) => Bump(RectificationOf(ordered.AggregateId).Apply(ordered));

    public bool Apply(RectificationClosed closed) => Bump(RectificationOf(closed.AggregateId).Apply(closed));

    public FundAccountOpened Announce() => new(Id, Revision, BaseId, BaseNumber);

    /// <summary>The policy's guard of every promise: a held title, no rectification, and a latest grade that is funded (R82, R83).</summary>
    public void RequireFundable(IReadOnlyCollection<Grade> funded)
    {
        if (WhyNotFundable(funded) is { } refusal)
        {
            throw refusal;
        }
    }

    /// <summary>None where it can be promised money.</summary>
    public RuleViolationException? WhyNotFundable(IReadOnlyCollection<Grade> funded) => this switch
    {
        { HoldsTitle: false } => new RuleViolationException("base-title-not-held", "This base does not hold its title, so nothing can be promised to it."),
        { IsRectifying: true } => new RuleViolationException("base-rectifying", "This base is rectifying: go on when its rectification has passed."),
        { LatestGrade: null } => new RuleViolationException("base-not-outstanding", "This base has no grade yet: wait for its performance evaluation (R82)."),
        { LatestGrade: { } grade } when !funded.Contains(grade) =>
            new RuleViolationException("base-not-outstanding", $"Its latest grade is {grade}, which is not funded (R82)."),
        _ => null,
    };

    private bool Follow(long version, string number, string name, Party holder, Payee? payee, string title, DateTimeOffset now)
    {
        if (version <= ParticularsVersion)
        {
            return false;
        }

        (ParticularsVersion, BaseNumber, BaseName, Holder, Payee) = (version, number, name, holder, payee);
        (OpenedAt, PayeeOfRecord) = (OpenedAt ?? now, PayeeOfRecord ?? payee);
        Entitle(title, version);
        Revision++;
        return true;
    }

    private void Follow(string title, long version)
    {
        Entitle(title, version);
        Revision++;
    }

    private void Entitle(string title, long version) =>
        (Title, TitleVersion) = version > TitleVersion ? (title, version) : (Title, TitleVersion);

    private Rectification RectificationOf(Guid id)
    {
        var known = _rectifications.Find(r => r.Id == id);
        if (known is null)
        {
            _rectifications.Add(known = new(id));
        }

        return known;
    }

    private bool Bump(bool changed)
    {
        Revision += changed ? 1 : 0;
        return changed;
    }
}
