using Contracts;
using Evidence;
using ServiceDefaults.Http;

namespace Applications.Selection;

/// <summary>One selection of a kind (R89): what was proposed for each application, what was decided, and why. Never changed: a later one stands beside it.</summary>
internal sealed class SelectionDecision : IAggregate
{
    private SelectionDecision()
    {
    }

    public SelectionDecision(Guid callId, BaseKind kind, string? recordHash, IReadOnlyList<SelectionLine> lines, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (CallId, Kind, RecordHash, Lines, DecidedAt) = (callId, kind, recordHash, lines, now);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public Guid CallId { get; private set; }

    public BaseKind Kind { get; private set; }

    /// <summary>Of the ranking that it went by.</summary>
    public string? RecordHash { get; private set; }

    public IReadOnlyList<SelectionLine> Lines { get; private set; } = [];

    public DateTimeOffset DecidedAt { get; private set; }

    public IEnumerable<Guid> With(SelectionOutcome outcome) => Lines.Where(line => line.Decided == outcome).Select(line => line.Proposed.ApplicationId);
}

/// <summary>A selection as offices and the city government see it before the consent.</summary>
/// <param name="Deviations">How many applications fare otherwise than proposed, each with its reason.</param>
public sealed record SelectionView(
    Guid Id, long Revision, Guid CallId, BaseKind Kind, string? RecordHash, DateTimeOffset DecidedAt, int Deviations,
    IReadOnlyList<SelectionLine> Lines) : IVersioned
{
    internal static SelectionView Of(SelectionDecision s) => new(
        s.Id, s.Revision, s.CallId, s.Kind, s.RecordHash, s.DecidedAt, s.Lines.Count(line => line.IsDeviation), s.Lines);
}
