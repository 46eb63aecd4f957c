namespace Contracts.Applications;

/// <summary>A call for applications is published, or a new version of it by an amendment (R86).</summary>
/// <param name="Criteria">The criteria version that binds for each kind (R87).</param>
/// <param name="ExpertsPerApplication">At least so many locked reviews make an application's score.</param>
/// <param name="ResearchReference">Which reading of the research intensity rule binds (R39 or R131).</param>
[Event(Services.Applications, Services.Evaluation)]
public sealed record CallPublished(
    Guid AggregateId, long Version, string Title, int Year, IReadOnlyList<BaseKind> Kinds, DateTimeOffset OpensAt,
    DateTimeOffset ClosesAt, IReadOnlyList<CallCriteria> Criteria, int ExpertsPerApplication, ReferenceScope ResearchReference) : IEvent;

/// <summary>The criteria version by which a call judges one kind.</summary>
public sealed record CallCriteria(BaseKind Kind, Guid VersionId);
