using Contracts;
using static ServiceDefaults.Http.RuleViolationException;

namespace Registry.Bases;

/// <content>What the commission keeps of it, and what changes by approval.</content>
internal sealed partial class Base
{
    /// <summary>A base that the province has recognised, kept by the city without being managed by it (R94).</summary>
    public static Base RegisterProvincial(Provincial recognised, string number, DateOnly today)
    {
        var registered = new Base
        {
            Id = Guid.CreateVersion7(), Revision = 1, Level = BaseLevel.Provincial, Number = number, Kind = recognised.Kind, Name = recognised.Name,
            Area = recognised.Area, Builder = recognised.Builder, Carrier = recognised.Carrier, DocumentNumber = recognised.DocumentNumber,
            RecognisedOn = recognised.RecognisedOn, RegisteredOn = today,
        };
        registered.RecognitionId = registered.Id; // the province's recognition is known by this entry alone
        return registered;
    }

    public void Keep(Particulars to)
    {
        Require(
            to.Level is BaseLevel.Municipal || Management is ManagementStatus.Regular, "management-wrong-state",
            $"The city manages this base ({Management}): it becomes the province's when that has ended.");
        (Level, Carrier, CountyBody, Latitude, Longitude) = (to.Level, to.Carrier, to.CountyBody, to.Latitude, to.Longitude);
        (Chains, PlaqueNumber) = ([.. to.Chains.Distinct().Order()], to.PlaqueNumber);
        Revision++;
    }

    public void Rename(string name)
    {
        RequireEntitled();
        Name = name;
        Revision++;
    }

    /// <summary>The account of the builder of before pays nobody any more.</summary>
    public void HandOver(Party builder, Payee? payee)
    {
        RequireEntitled();
        RequireNoRectification();
        (Builder, Payee) = (builder, payee);
        Revision++;
    }

    public void PayTo(Payee payee)
    {
        RequireEntitled();
        Payee = payee;
        Revision++;
    }

    private void RequireEntitled() =>
        Require(IsEntitled, "title-not-held", $"Only a base that holds its title changes; this one's is {Title}.");
}

/// <summary>What the commission keeps of a base beside what was recognised.</summary>
internal sealed record Particulars(
    BaseLevel Level, Party? Carrier, string? CountyBody, decimal? Latitude, decimal? Longitude, IReadOnlyList<Chain> Chains, string? PlaqueNumber);

/// <summary>What the province has recognised.</summary>
internal sealed record Provincial(
    BaseKind Kind, string Name, string Area, Party Builder, Party? Carrier, string DocumentNumber, DateOnly RecognisedOn);
