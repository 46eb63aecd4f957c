namespace Contracts.Applications;

/// <summary>An objection raised during the public notice was right: the application goes back.</summary>
/// <param name="AggregateId">The application.</param>
/// <param name="ToEvaluation">To the experts; otherwise to the eligibility check.</param>
[Event(Services.Applications, Services.Evaluation)]
public sealed record ObjectionUpheld(Guid AggregateId, long Version, Guid CallId, bool ToEvaluation, string Reason) : IEvent;
