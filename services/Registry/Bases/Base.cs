using Contracts;
using Contracts.Applications;
using Contracts.Registry;
using Evidence;

namespace Registry.Bases;

/// <summary>A recognised demonstration base under dynamic management (R79).</summary>
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

    public static Base Register(BaseRecognised recognised, string number, DateOnly today) => new(recognised, number, today);

    public BaseRegistered Announce() => new(Id, Revision, Number, Kind, Name, Area, Builder, RegisteredOn, Payee: null);
}
