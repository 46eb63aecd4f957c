using Contracts;
using Contracts.Applications;
using Contracts.Registry;
using Evidence;
using Registry.Rectifications;
using static ServiceDefaults.Http.RuleViolationException;

namespace Registry.Bases;

/// <summary>A recognised demonstration base under dynamic management (R79). Every change is one revision, one row of its history, one event.</summary>
internal sealed class Base : IAggregate
{
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
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    /// <summary>The recognition it came from; one recognition registers one base.</summary>
    public Guid RecognitionId { get; private set; }

    public string Number { get; private set; } = "";

    public BaseKind Kind { get; private set; }

    public string Name { get; private set; } = "";

    public string Area { get; private set; } = "";

    public Party Builder { get; private set; } = new("", "");

    public string DocumentNumber { get; private set; } = "";

    public DateOnly RecognisedOn { get; private set; }

    public DateOnly RegisteredOn { get; private set; }

    public TitleStatus Title { get; private set; }

    public ManagementStatus Management { get; private set; }

    public Grade? LatestGrade { get; private set; }

    /// <summary>The cycle that gave the latest grade; only its own correction replaces that grade.</summary>
    public Guid? GradedInCycle { get; private set; }

    public DateOnly? GradedOn { get; private set; }

    public Payee? Payee { get; private set; }

    public List<Target> Targets { get; private set; } = [];

    public string? RevocationDocument { get; private set; }

    public DateOnly? RevokedOn { get; private set; }

    /// <summary>The document of the decision on review that undoes the revocation; without it the database keeps the title revoked.</summary>
    public string? AnnulmentDocument { get; private set; }

    public static Base Register(BaseRecognised recognised, string number, DateOnly today) => new(recognised, number, today);

    public BaseRegistered Announce() => new(Id, Revision, Number, Kind, Name, Area, Builder, RegisteredOn, Payee);

    /// <summary>The whole state as it is now.</summary>
    public BaseChanged Changed() => new(Id, Revision, Number, Name, Builder, Payee, Title.ToString(), Management.ToString());

    public void EnterEvaluation()
    {
        Management = Management.To(ManagementStatus.UnderEvaluation);
        Revision++;
    }

    public BaseGraded GiveGrade(Guid cycleId, Grade grade, DateOnly on)
    {
        (LatestGrade, GradedInCycle, GradedOn) = (grade, cycleId, on);
        Management = Management is ManagementStatus.UnderEvaluation ? Management.To(ManagementStatus.Regular) : Management;
        Revision++;
        return new(Id, Revision, cycleId, grade, on);
    }

    /// <summary>Slow progress at any time, poor performance after a poor evaluation only (R83).</summary>
    public void OrderToRectify(RectificationGround ground)
    {
        Require(Title is TitleStatus.Held, "title-not-held", $"Only a base that holds its title is ordered to rectify; this one's is {Title}.");
        Require(
            ground is not RectificationGround.PoorPerformance || LatestGrade is Grade.Poor, "grade-not-poor",
            "The base's latest grade is not poor: name slow progress as the ground, or wait for its evaluation.");
        Management = Management.To(ManagementStatus.Rectifying);
        Revision++;
    }

    public void EndRectification()
    {
        Management = Management.To(ManagementStatus.Regular);
        Revision++;
    }

    /// <summary>The rectification ends with it: a base without a title is no longer managed.</summary>
    public TitleRevoked Revoke(string documentNumber, string reason, DateOnly on)
    {
        Title = Title.To(TitleStatus.Revoked);
        Management = Management.To(ManagementStatus.Regular);
        (RevocationDocument, RevokedOn) = (documentNumber, on);
        Revision++;
        return new(Id, Revision, documentNumber, reason, on);
    }
}
