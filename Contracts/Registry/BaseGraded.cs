namespace Contracts.Registry;

/// <summary>A base has the grade of its latest performance evaluation.</summary>
/// <param name="AggregateId">The base.</param>
[Event(Services.Registry, Services.Funding)]
public sealed record BaseGraded(Guid AggregateId, long Version, Guid CycleId, Grade Grade, DateOnly GradedOn) : IEvent;
