using Contracts;
using Contracts.Evaluation;
using Evidence;

namespace Applications.Criteria;

/// <summary>The latest official figure of one series, scope and year (R39, R131), which applicants compare their own with.</summary>
internal sealed class ReferenceFigure : IAggregate
{
    /// <summary>The series by which research intensity is judged.</summary>
    public const string ResearchIntensity = "average-rd-intensity";

    private ReferenceFigure()
    {
    }

    public ReferenceFigure(ReferenceSeriesPublished message)
    {
        Id = Guid.CreateVersion7();
        (Code, Scope, Year) = (message.Code, message.Scope, message.Year);
        Take(message);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public string Code { get; private set; } = "";

    public ReferenceScope Scope { get; private set; }

    public int Year { get; private set; }

    public decimal Value { get; private set; }

    public string Unit { get; private set; } = "";

    public string Source { get; private set; } = "";

    /// <summary>Whose version <see cref="SeriesVersion"/> is.</summary>
    public Guid SeriesId { get; private set; }

    public long SeriesVersion { get; private set; }

    /// <summary>False for a figure at or before the one that is known. Ids are version 7: a correction made as a new one sorts later.</summary>
    public bool Apply(ReferenceSeriesPublished message)
    {
        if ((message.AggregateId, message.Version).CompareTo((SeriesId, SeriesVersion)) <= 0)
        {
            return false;
        }

        Take(message);
        return true;
    }

    private void Take(ReferenceSeriesPublished message)
    {
        (Value, Unit, Source) = (message.Value, message.Unit, message.Source);
        (SeriesId, SeriesVersion) = (message.AggregateId, message.Version);
        Revision++;
    }
}
