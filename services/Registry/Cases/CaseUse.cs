using Evidence;

namespace Registry.Cases;

/// <summary>Somebody works by a published case, reports on it or shows it (R75, R92). Written once, never changed.</summary>
internal sealed class CaseUse : IAggregate
{
    private CaseUse()
    {
    }

    public CaseUse(TypicalCase used, CaseUseKind kind, string who, Guid? baseId, string what, string? link, DateOnly on, string by)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (CaseId, Edition, Kind, Who, BaseId, What, Link, On, RecordedBy) = (used.Id, used.Edition, kind, who, baseId, what, link, on, by);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public Guid CaseId { get; private set; }

    public int Edition { get; private set; }

    public CaseUseKind Kind { get; private set; }

    /// <summary>The organisation or the medium.</summary>
    public string Who { get; private set; } = "";

    /// <summary>The base that works by it, where it is one.</summary>
    public Guid? BaseId { get; private set; }

    public string What { get; private set; } = "";

    public string? Link { get; private set; }

    public DateOnly On { get; private set; }

    public string RecordedBy { get; private set; } = "";
}
