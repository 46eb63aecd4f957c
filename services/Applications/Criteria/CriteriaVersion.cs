using Contracts;
using Contracts.Evaluation;
using Evidence;

namespace Applications.Criteria;

/// <summary>A version of the criteria for one kind of base (R87, R103), kept as Evaluation published it; it never changes.</summary>
internal sealed class CriteriaVersion : IAggregate
{
    private CriteriaVersion()
    {
    }

    public CriteriaVersion(CriteriaVersionPublished message)
    {
        (Id, Revision, Kind, Number) = (message.AggregateId, message.Version, message.Kind, message.Number);
        (Title, Items) = (message.Title, message.Items);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public BaseKind Kind { get; private set; }

    /// <summary>The highest number of a kind is the one that a new call binds.</summary>
    public int Number { get; private set; }

    public string Title { get; private set; } = "";

    public IReadOnlyList<CriteriaItem> Items { get; private set; } = [];
}
