namespace Contracts.Evaluation;

/// <summary>These experts examine this application, and may read its evidence.</summary>
/// <param name="AggregateId">The application's examination.</param>
/// <param name="Experts">All experts that are assigned now, by the subject of their token.</param>
[Event(Services.Evaluation, Services.Applications)]
public sealed record ExpertsAssigned(
    Guid AggregateId, long Version, Guid CallId, Guid ApplicationId, IReadOnlyList<string> Experts) : IEvent;
