namespace Contracts.Registry;

/// <summary>A rectification has ended.</summary>
/// <param name="AggregateId">The rectification.</param>
/// <param name="Passed">True when the base has improved; false when its title is revoked (R84).</param>
[Event(Services.Registry, Services.Funding)]
public sealed record RectificationClosed(Guid AggregateId, long Version, Guid BaseId, bool Passed, DateOnly ClosedOn) : IEvent;
