namespace Contracts.Evaluation;

/// <summary>An expert no longer examines the application (conflict, declined, withdrawn), and may not read it any more.</summary>
/// <param name="AggregateId">The application's examination.</param>
/// <param name="Expert">The subject of the expert's token.</param>
[Event(Services.Evaluation, Services.Applications)]
public sealed record ExpertUnassigned(
    Guid AggregateId, long Version, Guid CallId, Guid ApplicationId, string Expert, string Reason) : IEvent;
