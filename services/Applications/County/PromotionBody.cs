using Contracts;
using Evidence;

namespace Applications.County;

/// <summary>The body that promotes the programme in one county or zone (推进工作机构, R72), with whom to reach there. One an area; it recommends.</summary>
internal sealed class PromotionBody : IAggregate
{
    private PromotionBody()
    {
    }

    public PromotionBody(string area, BodyParticulars particulars)
    {
        Id = Guid.CreateVersion7();
        Area = area;
        Change(particulars);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public string Area { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>The document that set it up.</summary>
    public string? DocumentNumber { get; private set; }

    /// <summary>The county's government and committees: where one of them applies, the county recommends itself.</summary>
    public IReadOnlyList<Party> Organisations { get; private set; } = [];

    public IReadOnlyList<BodyContact> Contacts { get; private set; } = [];

    public void Change(BodyParticulars to)
    {
        (Name, DocumentNumber, Organisations, Contacts) = (to.Name, to.DocumentNumber, to.Organisations, to.Contacts);
        Revision++;
    }
}

/// <summary>All that can change about a promotion body.</summary>
internal sealed record BodyParticulars(string Name, string? DocumentNumber, IReadOnlyList<Party> Organisations, IReadOnlyList<BodyContact> Contacts);

/// <summary>A person to reach at a promotion body.</summary>
public sealed record BodyContact(string Name, string Duty, string Phone, string? Email);
