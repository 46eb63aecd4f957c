using Contracts;
using Contracts.Applications;
using Contracts.Registry;
using Evidence;
using ServiceDefaults.Http;

namespace Registry.Bases;

/// <summary>A recognised demonstration base under dynamic management (R79). Every change is one revision, one row of its history, one event.</summary>
internal sealed partial class Base : IAggregate
{
    /// <summary>The titles that are held: one that was renewed, or given back by an annulment, is held again.</summary>
    public static readonly IReadOnlyList<TitleStatus> HeldTitles = [TitleStatus.Held, TitleStatus.Renewed, TitleStatus.Annulled];

    private Base()
    {
    }

    private Base(BaseRecognised recognised, string number, DateOnly today)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        RecognitionId = recognised.AggregateId;
        Number = number;
        (Kind, Name, Area, Builder) = (recognised.Kind, recognised.Name, recognised.Area, recognised.Builder);
        (DocumentNumber, RecognisedOn, RegisteredOn) = (recognised.DocumentNumber, recognised.RecognisedOn, today);
        (Payee, Targets) = (recognised.Payee, [.. recognised.Targets ?? []]);
        (Carrier, CountyBody, TitleUntil) = (recognised.Carrier, recognised.CountyBody, recognised.TitleUntil);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    /// <summary>The recognition it came from; one recognition registers one base.</summary>
    public Guid RecognitionId { get; private set; }

    public string Number { get; private set; } = "";

    public BaseKind Kind { get; private set; }

    /// <summary>The city's own, or one of the province's (R94), which the city keeps but does not manage.</summary>
    public BaseLevel Level { get; private set; }

    public string Name { get; private set; } = "";

    public string Area { get; private set; } = "";

    public Party Builder { get; private set; } = new("", "");

    /// <summary>The zone or park that carries a region's base (R18).</summary>
    public Party? Carrier { get; private set; }

    /// <summary>The body that promotes the programme where the base lies (R72).</summary>
    public string? CountyBody { get; private set; }

    /// <summary>Degrees north, in CGCS2000; none before it is entered, as the longitude.</summary>
    public decimal? Latitude { get; private set; }

    /// <summary>Degrees east.</summary>
    public decimal? Longitude { get; private set; }

    /// <summary>Which of the five chains it works on (R16).</summary>
    public List<Chain> Chains { get; private set; } = [];

    /// <summary>The number on the plaque (牌匾) that was handed over; no two bases have the same.</summary>
    public string? PlaqueNumber { get; private set; }

    public string DocumentNumber { get; private set; } = "";

    public DateOnly RecognisedOn { get; private set; }

    public DateOnly RegisteredOn { get; private set; }

    public TitleStatus Title { get; private set; }

    /// <summary>The last day of the title's term; none where it has no term.</summary>
    public DateOnly? TitleUntil { get; private set; }

    /// <summary>The document of the latest renewal (续期).</summary>
    public string? RenewalDocument { get; private set; }

    /// <summary>When its term ran out, or it was given up; none while it is held or after a renewal.</summary>
    public DateOnly? TitleEndedOn { get; private set; }

    /// <summary>It counts as a demonstration base: it is evaluated, can be ordered to rectify, and stands in the programme's figures.</summary>
    public bool HoldsTitle => HeldTitles.Contains(Title);

    public ManagementStatus Management { get; private set; }

    public Grade? LatestGrade { get; private set; }

    /// <summary>The cycle that gave the latest grade; only its own correction replaces that grade.</summary>
    public Guid? GradedInCycle { get; private set; }

    public DateOnly? GradedOn { get; private set; }

    public Payee? Payee { get; private set; }

    public List<Target> Targets { get; private set; } = [];

    public string? RevocationDocument { get; private set; }

    public DateOnly? RevokedOn { get; private set; }

    /// <summary>Until when its builder and carrier may not apply again, by the revocation; none where it says nothing of it.</summary>
    public DateOnly? BarredUntil { get; private set; }

    /// <summary>The document of the decision on review that undoes the revocation; without it the database keeps the title revoked.</summary>
    public string? AnnulmentDocument { get; private set; }

    /// <summary>What is made public of an outstanding base (R82); gone with its outstanding grade.</summary>
    public string? Publicity { get; private set; }

    public DateOnly? PublicisedOn { get; private set; }

    public static Base Register(BaseRecognised recognised, string number, DateOnly today) => new(recognised, number, today);

    public BaseRegistered Announce() => 
        new(Id, Revision, Number, Kind, Name, Area, Builder, RegisteredOn, Payee, Level, Carrier, TitleUntil);

    /// <summary>The whole state as it is now.</summary>
    public BaseChanged Changed() => 
        new(Id, Revision, Number, Name, Builder, Payee, Title.ToString(), Management.ToString(), Level, Carrier, TitleUntil);

    /// <summary>What was revoked comes back by annulment alone; the database refuses the rest as well.</summary>
    internal void MoveTitle(TitleStatus next) => Title = (Title, next) switch
    {
        (TitleStatus.Held, TitleStatus.Suspended or TitleStatus.Expired or TitleStatus.GivenUp or TitleStatus.Revoked) => next,
        (TitleStatus.Suspended, TitleStatus.Held or TitleStatus.Expired or TitleStatus.GivenUp or TitleStatus.Revoked) => next,
        (TitleStatus.Expired, TitleStatus.Renewed) => next,
        (TitleStatus.Renewed, TitleStatus.Held) => next,
        (TitleStatus.Revoked, TitleStatus.Annulled) => next,
        (TitleStatus.Annulled, TitleStatus.Held) => next,
        _ => throw new RuleViolationException("title-wrong-state", $"A title that is {Title} cannot become {next}: read the base again."),
    };

    /// <summary>A base that rectifies is evaluated too, but goes on rectifying.</summary>
    internal void MoveManagement(ManagementStatus next) => Management = (Management, next) switch
    {
        (ManagementStatus.Regular, ManagementStatus.UnderEvaluation or ManagementStatus.Rectifying) => next,
        (ManagementStatus.UnderEvaluation, ManagementStatus.Regular or ManagementStatus.Rectifying) => next,
        (ManagementStatus.Rectifying, ManagementStatus.Regular) => next,
        _ => throw new RuleViolationException(
            "management-wrong-state", $"A base whose management is {Management} cannot become {next}: read the base again."),
    };
}
