namespace Contracts.Applications;

/// <summary>A call for applications is published, or a new version of it by an amendment (R86).</summary>
/// <param name="Criteria">The criteria version that binds for each kind (R87).</param>
/// <param name="ExpertsPerApplication">At least so many locked reviews make an application's score.</param>
/// <param name="ResearchReference">Which reading of the research intensity rule binds (R39 or R131).</param>
/// <param name="Review">How its applications are examined; none for openly and without arbitration.</param>
[Event(Services.Applications, Services.Evaluation)]
public sealed record CallPublished(
    Guid AggregateId, long Version, string Title, int Year, IReadOnlyList<BaseKind> Kinds, DateTimeOffset OpensAt,
    DateTimeOffset ClosesAt, IReadOnlyList<CallCriteria> Criteria, int ExpertsPerApplication, ReferenceScope ResearchReference,
    ReviewTerms? Review = null) : IEvent;

/// <summary>The criteria version by which a call judges one kind.</summary>
public sealed record CallCriteria(BaseKind Kind, Guid VersionId);

/// <summary>How a call's applications are examined.</summary>
/// <param name="Blind">Experts see no names, no parties and no contact data (盲审).</param>
/// <param name="SpreadLimit">Points between an application's highest and lowest sheet; beyond it arbitration begins. None for never.</param>
/// <param name="Arbitration">What it begins with.</param>
public sealed record ReviewTerms(bool Blind = false, int? SpreadLimit = null, ArbitrationBy Arbitration = ArbitrationBy.AnotherExpert);
