using Contracts.Applications;
using Evidence;

namespace Applications.ReferenceData;

/// <summary>A list that the programme's records refer to: counties and zones, or industries. Replaced as a whole, each time under the next number.</summary>
internal sealed class ReferenceList : IAggregate
{
    private ReferenceList()
    {
    }

    public ReferenceList(string name) => (Id, Name) = (Guid.CreateVersion7(), name);

    public Guid Id { get; private set; }

    /// <summary>The number of its version too.</summary>
    public long Revision { get; private set; }

    public string Name { get; private set; } = "";

    public IReadOnlyList<ReferenceEntry> Entries { get; private set; } = [];

    public ReferenceListPublished Publish(IReadOnlyList<ReferenceEntry> entries, string source)
    {
        Entries = entries;
        Revision++;
        return new(Id, Revision, Name, entries, source);
    }
}

/// <summary>What a list was at one time. Never changed.</summary>
internal sealed class ReferenceListVersion
{
    private ReferenceListVersion()
    {
    }

    public ReferenceListVersion(ReferenceList list, string source, DateTimeOffset at) =>
        (ListId, Number, Entries, Source, At) = (list.Id, list.Revision, list.Entries, source, at);

    public Guid ListId { get; private set; }

    public long Number { get; private set; }

    public IReadOnlyList<ReferenceEntry> Entries { get; private set; } = [];

    /// <summary>The document that it follows.</summary>
    public string Source { get; private set; } = "";

    public DateTimeOffset At { get; private set; }
}
