namespace Evaluation.Conflicts;

/// <summary>What keeps an expert from an application.</summary>
public enum ConflictKind
{
    /// <summary>The expert says so.</summary>
    Declared,

    /// <summary>The expert works, advises or owns there, or did within the years that the round looks back.</summary>
    Affiliation,

    /// <summary>The expert has worked together with a party within the years that the round looks back.</summary>
    Cooperation,

    /// <summary>Expert and application are of one county or zone.</summary>
    SameArea,

    /// <summary>Somebody asked for it, and the commission granted it.</summary>
    Recusal,
}

/// <summary>One reason why one expert may not examine one application.</summary>
/// <param name="Expert">The subject of the expert's token.</param>
public sealed record Conflict(Guid ApplicationId, string Expert, ConflictKind Kind, string Reason);

/// <summary>A conflict that somebody states, of an application or of every application that an organisation takes part in.</summary>
internal sealed record StatedConflict(string Expert, Guid? ApplicationId, string? Organisation, ConflictKind Kind, string Reason);

/// <summary>All conflicts between some experts and some applications.</summary>
internal sealed class ConflictTable(IReadOnlyList<Conflict> all)
{
    private readonly ILookup<Guid, Conflict> _ofApplication = all.ToLookup(c => c.ApplicationId);

    /// <summary>By application, then expert.</summary>
    public IReadOnlyList<Conflict> All => all;

    public IEnumerable<Conflict> Between(Guid application, string expert) => _ofApplication[application].Where(c => c.Expert == expert);

    /// <summary>Everybody who may not examine the application, and why.</summary>
    public IReadOnlyDictionary<string, string> ReasonsAgainst(Guid application) => _ofApplication[application].GroupBy(c => c.Expert)
        .ToDictionary(group => group.Key, group => string.Join(' ', group.Select(c => c.Reason)));
}
