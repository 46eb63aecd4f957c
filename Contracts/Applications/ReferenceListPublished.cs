namespace Contracts.Applications;

/// <summary>A list that records refer to (counties and zones, industries) as officers maintain it: the whole list, not a difference.</summary>
/// <param name="List"><c>areas</c> or <c>industries</c>.</param>
/// <param name="Source">The document that it follows.</param>
[Event(Services.Applications, Services.Evaluation)]
public sealed record ReferenceListPublished(
    Guid AggregateId, long Version, string List, IReadOnlyList<ReferenceEntry> Entries, string Source) : IEvent;

/// <summary>One entry of a reference list.</summary>
/// <param name="Group">What kind of area, or which tier of the industry plan.</param>
public sealed record ReferenceEntry(string Code, string Name, string Group);
