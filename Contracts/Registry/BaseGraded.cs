namespace Contracts.Registry;

/// <summary>A base has the grade of its latest performance evaluation.</summary>
/// <param name="AggregateId">The base.</param>
/// <param name="Score">0 to 100, four decimal places; none from before it was told.</param>
[Event(Services.Registry, Services.Funding)]
public sealed record BaseGraded(Guid AggregateId, long Version, Guid CycleId, Grade Grade, DateOnly GradedOn, decimal? Score = null) : IEvent;
