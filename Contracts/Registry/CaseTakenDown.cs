namespace Contracts.Registry;

/// <summary>A published case is shown no longer.</summary>
/// <param name="AggregateId">The case.</param>
[Event(Services.Registry)]
public sealed record CaseTakenDown(Guid AggregateId, long Version, Guid BaseId, string Reason, DateOnly TakenDownOn) : IEvent;
