using Contracts;
using Contracts.Evaluation;
using Evidence;

namespace Applications.Selection;

/// <summary>A ranking of one kind under a call as Evaluation completed it, with the hash of the record that anyone can recompute (R89). It never changes.</summary>
internal sealed class Ranking : IAggregate
{
    private Ranking()
    {
    }

    public Ranking(EvaluationCompleted message)
    {
        (Id, Revision, CallId, Kind) = (message.AggregateId, message.Version, message.CallId, message.Kind);
        (RecordHash, Places) = (message.RecordHash, message.Ranking);
    }

    /// <summary>Evaluation's. Ids are version 7, so of two rankings of a kind the later one sorts last.</summary>
    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public Guid CallId { get; private set; }

    public BaseKind Kind { get; private set; }

    public string RecordHash { get; private set; } = "";

    public IReadOnlyList<RankedApplication> Places { get; private set; } = [];
}
