using Contracts;
using Contracts.Registry;
using Evidence;

namespace Applications.Titles;

/// <summary>Who holds or has lost the title of one base, as Registry last said; the same whatever order the messages come in.</summary>
internal sealed class Title : IAggregate
{
    private Title()
    {
    }

    public Title(Guid id) => Id = id;

    /// <summary>The base, in Registry.</summary>
    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    /// <summary>None while only its loss is known; so are <see cref="Kind"/> and <see cref="HolderCode"/>.</summary>
    public string? Number { get; private set; }

    public BaseKind? Kind { get; private set; }

    /// <summary>Credit code of the organisation that builds the base.</summary>
    public string? HolderCode { get; private set; }

    public DateOnly? HeldSince { get; private set; }

    public DateOnly? LostOn { get; private set; }

    /// <summary>The document that revoked it.</summary>
    public string? LostBy { get; private set; }

    /// <summary>Until when the revocation itself bars its holder, whatever a call says.</summary>
    public DateOnly? BarredUntil { get; private set; }

    public long HeldVersion { get; private set; }

    public long LostVersion { get; private set; }

    /// <summary>False for a version at or below the last one.</summary>
    public bool Apply(BaseRegistered message)
    {
        if (message.Version <= HeldVersion)
        {
            return false;
        }

        (Number, Kind, HolderCode, HeldSince, HeldVersion) = (message.Number, message.Kind, message.Builder.CreditCode, message.RegisteredOn, message.Version);
        Revision++;
        return true;
    }

    /// <summary>False for a version at or below the last one.</summary>
    public bool Apply(TitleRevoked message)
    {
        if (message.Version <= LostVersion)
        {
            return false;
        }

        (LostOn, LostBy, LostVersion, BarredUntil) = (message.RevokedOn, message.DocumentNumber, message.Version, message.BarredUntil);
        Revision++;
        return true;
    }

    /// <summary>False for a version at or below the last one.</summary>
    public bool Apply(TitleAnnulled message)
    {
        if (message.Version <= LostVersion)
        {
            return false;
        }

        (LostOn, LostBy, LostVersion, BarredUntil) = (null, null, message.Version, null);
        Revision++;
        return true;
    }
}
