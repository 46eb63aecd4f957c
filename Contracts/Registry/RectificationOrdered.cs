namespace Contracts.Registry;

/// <summary>A slow or poor base has been ordered to rectify by a date (R83).</summary>
/// <param name="AggregateId">The rectification.</param>
[Event(Services.Registry, Services.Funding)]
public sealed record RectificationOrdered(Guid AggregateId, long Version, Guid BaseId, DateOnly DueOn, string Reason) : IEvent;
