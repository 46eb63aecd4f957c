namespace Contracts.Applications;

/// <summary>The applicant has withdrawn; nobody examines it any more.</summary>
[Event(Services.Applications, Services.Evaluation)]
public sealed record ApplicationWithdrawn(Guid AggregateId, long Version, Guid CallId, string Reason) : IEvent;
