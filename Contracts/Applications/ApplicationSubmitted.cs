namespace Contracts.Applications;

/// <summary>An applicant has handed in its application; from now on its form is sealed.</summary>
[Event(Services.Applications)]
public sealed record ApplicationSubmitted(
    Guid AggregateId, long Version, Guid CallId, BaseKind Kind, string Name, string Area, Party Applicant, DateTimeOffset SubmittedAt)
    : IEvent;
