using Contracts;
using Contracts.Registry;

namespace Evaluation.Performance;

/// <summary>What the registry says of a base: a copy, of the newest version that has come.</summary>
internal sealed class KnownBase
{
    private const string Held = "Held";

    private static readonly string[] LostTitles = ["Revoked", "Expired", "GivenUp"];

    private KnownBase()
    {
    }

    public KnownBase(Guid id) => Id = id;

    public Guid Id { get; private set; }

    public long Version { get; private set; }

    public string Number { get; private set; } = "";

    public string Name { get; private set; } = "";

    public Party Builder { get; private set; } = new("", "");

    /// <summary>The title status as the registry names it.</summary>
    public string Title { get; private set; } = "";

    public bool HasLostTitle => LostTitles.Contains(Title);

    /// <summary>It holds its title. False when the version is not news.</summary>
    public bool Apply(BaseRegistered registered) => Follow(registered.Version, registered.Number, registered.Name, registered.Builder, Held);

    /// <summary>False when the version is not news.</summary>
    public bool Apply(BaseChanged changed) => Follow(changed.Version, changed.Number, changed.Name, changed.Builder, changed.Title);

    private bool Follow(long version, string number, string name, Party builder, string title)
    {
        if (version <= Version)
        {
            return false;
        }

        (Version, Number, Name, Builder, Title) = (version, number, name, builder, title);
        return true;
    }
}
