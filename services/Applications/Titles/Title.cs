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

    /// <summary>None before the registration is known; so is <see cref="Kind"/>.</summary>
    public string? Number { get; private set; }

    public BaseKind? Kind { get; private set; }

    /// <summary>Credit code of the organisation that builds the base, and may hand it over to another.</summary>
    public string? HolderCode { get; private set; }

    /// <summary>Its status in Registry, such as <c>Held</c>; none before the base has changed for the first time.</summary>
    public string? Status { get; private set; }

    public DateOnly? HeldSince { get; private set; }

    public DateOnly? LostOn { get; private set; }

    /// <summary>The document that revoked it.</summary>
    public string? LostBy { get; private set; }

    /// <summary>Until when the revocation itself bars its holder, whatever a call says.</summary>
    public DateOnly? BarredUntil { get; private set; }

    /// <summary>Of the registration, which alone tells the kind.</summary>
    public long HeldVersion { get; private set; }

    /// <summary>Of the latest that is known of holder and status.</summary>
    public long StateVersion { get; private set; }

    public long LostVersion { get; private set; }

    /// <summary>False for a version at or below the last one.</summary>
    public bool Apply(BaseRegistered message)
    {
        if (message.Version <= HeldVersion)
        {
            return false;
        }

        (Number, Kind, HeldSince, HeldVersion) = (message.Number, message.Kind, message.RegisteredOn, message.Version);
        Keep(message.Version, message.Builder, status: null);
        Revision++;
        return true;
    }

    /// <summary>Whoever builds the base now holds its title, and whether it is still held is in its status. False for an older version.</summary>
    public bool Apply(BaseChanged message)
    {
        if (message.Version <= StateVersion)
        {
            return false;
        }

        Keep(message.Version, message.Builder, message.Title);
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

    private void Keep(long version, Party holder, string? status)
    {
        if (version > StateVersion)
        {
            (HolderCode, Status, StateVersion) = (holder.CreditCode, status, version);
        }
    }
}
