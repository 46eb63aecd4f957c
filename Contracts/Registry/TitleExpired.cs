namespace Contracts.Registry;

/// <summary>The term of a base's title has run out without a renewal.</summary>
/// <param name="AggregateId">The base.</param>
/// <param name="TitleUntil">The last day of the term.</param>
[Event(Services.Registry, Services.Funding)]
public sealed record TitleExpired(Guid AggregateId, long Version, DateOnly TitleUntil, DateOnly ExpiredOn) : IEvent;
