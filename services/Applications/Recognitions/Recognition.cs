using Contracts;
using Contracts.Applications;
using Evidence;

namespace Applications.Recognitions;

/// <summary>The city government's consent to one base under a call (R90), by its document. Never changed once recorded.</summary>
internal sealed class Recognition : IAggregate
{
    private Recognition()
    {
    }

    public Recognition(Guid callId, BaseKind kind, string name, string area, Party builder, string documentNumber, DateOnly on)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (CallId, Kind, Name, Area, Builder, DocumentNumber, RecognisedOn) = (callId, kind, name, area, builder, documentNumber, on);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public Guid CallId { get; private set; }

    public BaseKind Kind { get; private set; }

    public string Name { get; private set; } = "";

    public string Area { get; private set; } = "";

    public Party Builder { get; private set; } = new("", "");

    public string DocumentNumber { get; private set; } = "";

    public DateOnly RecognisedOn { get; private set; }

    public BaseRecognised Announce(int year) =>
        new(Id, Revision, CallId, year, Kind, Name, Area, Builder, DocumentNumber, RecognisedOn, ApplicationId: null, Payee: null, Targets: []);
}
