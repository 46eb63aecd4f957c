using Evidence;

namespace Applications.Examinations;

/// <summary>
/// Who examines an application, and so may read it, as Evaluation last said: the latest list, less everybody who left after it.
/// The same whatever order the messages come in.
/// </summary>
internal sealed class Examination : IAggregate
{
    private Examination()
    {
    }

    public Examination(Guid id, Guid applicationId) => (Id, ApplicationId) = (id, applicationId);

    /// <summary>Evaluation's.</summary>
    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public Guid ApplicationId { get; private set; }

    /// <summary>By the subject of their token.</summary>
    public List<string> Experts { get; private set; } = [];

    /// <summary>The version of the latest list; 0 before the first.</summary>
    public long ListVersion { get; private set; }

    /// <summary>Who left after the latest list, as far as is known.</summary>
    public IReadOnlyList<Departure> Departures { get; private set; } = [];

    /// <summary>False for a list at or below the latest one.</summary>
    public bool Admit(IReadOnlyList<string> experts, long version)
    {
        if (version <= ListVersion)
        {
            return false;
        }

        ListVersion = version;
        Departures = [.. Departures.Where(d => d.Version > version)];
        Experts = [.. experts.Where(expert => Departures.All(d => d.Expert != expert)).Distinct().Order(StringComparer.Ordinal)];
        Revision++;
        return true;
    }

    /// <summary>False when the latest list knows it already, or it was heard before.</summary>
    public bool Exclude(string expert, long version)
    {
        if (version <= ListVersion || Departures.Any(d => d.Expert == expert && d.Version >= version))
        {
            return false;
        }

        Departures = [.. Departures.Where(d => d.Expert != expert), new(expert, version)];
        Experts = [.. Experts.Where(e => e != expert)];
        Revision++;
        return true;
    }
}

/// <summary>An expert left an examination, at that version of it.</summary>
internal sealed record Departure(string Expert, long Version);
