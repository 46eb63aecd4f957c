namespace Contracts.Registry;

/// <summary>A case (典型案例) of a base is shown to everybody (R92).</summary>
/// <param name="AggregateId">The case.</param>
/// <param name="Edition">1 with its first publication.</param>
[Event(Services.Registry)]
public sealed record CasePublished(
    Guid AggregateId, long Version, Guid BaseId, string Title, string Summary, IReadOnlyList<string> Tags, int Edition, DateOnly PublishedOn) : IEvent;
