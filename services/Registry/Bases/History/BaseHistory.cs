using System.Text.Json;
using Evidence;

namespace Registry.Bases.History;

/// <summary>
/// One change of one base: written with the change, never altered, chained to the change before it. The fold of a base's rows is
/// the base; the database refuses a commit in which it is not.
/// </summary>
internal sealed class BaseHistory
{
    /// <summary>Under which name its digest stands.</summary>
    public const string WhatName = "what";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid BaseId { get; init; }

    /// <summary>The base's revision that this change made.</summary>
    public required long Version { get; init; }

    public required string What { get; init; }

    /// <summary>Each changed column of the base with its new value, as JSON.</summary>
    public required string Changes { get; init; }

    /// <summary>The business day from which it was true.</summary>
    public required DateOnly TrueFrom { get; init; }

    /// <summary>When the registry knew, in business time; never before the row before it.</summary>
    public required DateTimeOffset KnownAt { get; init; }

    /// <summary>The version whose row it replaces, both what it says and from when; never itself a correction.</summary>
    public long? Corrects { get; init; }

    /// <summary>The subject of the token, or the part of the platform that acted.</summary>
    public required string By { get; init; }

    public required string? Reason { get; init; }

    /// <summary>From which the salts of its digests are made; it leaves the registry never.</summary>
    public byte[] Secret { get; init; } = Commitment.NewSecret();

    public required byte[]? PreviousHash { get; init; }

    public byte[] Hash { get; private set; } = [];

    public BaseHistory Sealed()
    {
        Hash = ToLink().Hash();
        return this;
    }

    public HistoryLink ToLink() => new(
        BaseId, Version, TrueFrom, KnownAt, Corrects,
        Values().ToDictionary(v => v.Name, v => Commitment.Digest(Commitment.Salt(Secret, v.Name), v.Name, v.Value)),
        PreviousHash is null ? null : Convert.ToHexStringLower(PreviousHash));

    /// <summary>Everything that somebody may not be shown: what, by whom and why, and each changed field.</summary>
    public IEnumerable<(string Name, JsonElement Value)> Values() =>
    [
        (WhatName, JsonSerializer.SerializeToElement(What)),
        ("by", JsonSerializer.SerializeToElement(By)),
        ("reason", JsonSerializer.SerializeToElement(Reason)),
        .. Fields().Select(field => (HistoryDocument.FieldPrefix + field.Key, field.Value)),
    ];

    /// <summary>Each changed column with its new value.</summary>
    public IEnumerable<KeyValuePair<string, JsonElement>> Fields() =>
        JsonElement.Parse(Changes).EnumerateObject().Select(field => KeyValuePair.Create(field.Name, field.Value));

    /// <summary>With the values that are shown, and the digests of all.</summary>
    public HistoryDocument.Row ToDocumentRow(Func<string, bool> isShown)
    {
        var link = ToLink();
        return new(
            Version, TrueFrom, KnownAt, Corrects, link.Digests,
            Values().Where(v => isShown(v.Name)).ToDictionary(v => v.Name, v => new HistoryDocument.ShownValue(Commitment.Salt(Secret, v.Name), v.Value)),
            link.Previous, Convert.ToHexStringLower(Hash));
    }

    public HistoryStep ToStep() => new(Version, Corrects, TrueFrom, KnownAt, Fields());
}
