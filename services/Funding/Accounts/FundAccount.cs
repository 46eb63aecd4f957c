using Contracts;
using Contracts.Funding;
using Contracts.Registry;
using Evidence;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Accounts;

/// <summary>
/// Where everything that one registered base is ever promised, paid or owes is kept together, with what the registry says of
/// the base: the same in whichever order its messages come.
/// </summary>
internal sealed class FundAccount : IAggregate
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

    public long GradeVersion { get; private set; }

    public IReadOnlyList<Rectification> Rectifications => _rectifications;

    /// <summary>The latest version of the base that anything here is known from.</summary>
    public long SeenVersion => Math.Max(Math.Max(ParticularsVersion, GradeVersion), TitleVersion);

    public bool IsRectifying => _rectifications.Any(r => !r.Closed);

    /// <summary>While it rectifies, from a failed rectification until the revocation that follows it, and while its title rests.</summary>
    public bool HoldsPayments => IsRectifying || Resting.Contains(Title) || _rectifications.Count(r => r.Closed && !r.Passed) > Revocations.Count;

    public bool Apply(BaseRegistered registered, DateTimeOffset now) =>
        Follow(registered.Version, registered.Number, registered.Name, registered.Builder, registered.Payee, Held, now);

    public bool Apply(BaseChanged changed, DateTimeOffset now) =>
        Follow(changed.Version, changed.Number, changed.Name, changed.Builder, changed.Payee, changed.Title, now);

    public bool Apply(BaseGraded graded)
    {
        if (graded.Version <= GradeVersion)
        {
            return false;
        }

        (LatestGrade, GradeVersion) = (graded.Grade, graded.Version);
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
        Require(HoldsTitle, "base-title-not-held", "This base does not hold its title, so nothing can be promised to it.");
        Require(!IsRectifying, "base-rectifying", "This base is rectifying: go on when its rectification has passed.");
        Require(
            LatestGrade is { } grade && funded.Contains(grade), "base-not-outstanding",
            LatestGrade is null ? "This base has no grade yet: wait for its performance evaluation (R82)." : $"Its latest grade is {LatestGrade}, which is not funded (R82).");
    }

    private bool Follow(long version, string number, string name, Party holder, Payee? payee, string title, DateTimeOffset now)
    {
        if (version <= ParticularsVersion)
        {
            return false;
        }

        (ParticularsVersion, BaseNumber, BaseName, Holder, Payee) = (version, number, name, holder, payee);
        OpenedAt ??= now;
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
