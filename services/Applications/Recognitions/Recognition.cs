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

    /// <param name="plan">None for a base that was recognised before the platform (R94).</param>
    public Recognition(
        Guid callId, BaseKind kind, string name, string area, Party builder, string documentNumber, DateOnly on, RecognisedPlan? plan = null)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (CallId, Kind, Name, Area, Builder, DocumentNumber, RecognisedOn) = (callId, kind, name, area, builder, documentNumber, on);
        (ApplicationId, Payee, Targets, Plan) = (plan?.ApplicationId, plan?.Payee, plan?.Targets ?? [], plan?.Plan);
        SelectionNote = plan?.SelectionNote;
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

    public Guid? ApplicationId { get; private set; }

    public Payee? Payee { get; private set; }

    public IReadOnlyList<Target> Targets { get; private set; } = [];

    /// <summary>Its tasks, steps and own money (R73, R78).</summary>
    public BasePlan? Plan { get; private set; }

    /// <summary>Why it was selected otherwise than by its rank, as the published result says it; none where it was by rank.</summary>
    public string? SelectionNote { get; private set; }

    /// <param name="carrier">The zone or park of the application's form.</param>
    /// <param name="countyBody">The promotion body of the area, by name.</param>
    public BaseRecognised Announce(int year, Party? carrier = null, string? countyBody = null) => new(
        Id, Revision, CallId, year, Kind, Name, Area, Builder, DocumentNumber, RecognisedOn, ApplicationId, Payee, Targets, Plan, carrier, countyBody);
}

/// <summary>What a base brings along from its application: who is paid, what it has promised, and how it means to get there.</summary>
internal sealed record RecognisedPlan(
    Guid ApplicationId, Payee? Payee, IReadOnlyList<Target> Targets, BasePlan Plan, string? SelectionNote);
