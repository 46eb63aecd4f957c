namespace Contracts.Applications;

/// <summary>The county or zone recommends the application (R88).</summary>
/// <param name="OwnRegion">The recommending unit is the applicant as well, so an independent check is needed.</param>
[Event(Services.Applications)]
public sealed record ApplicationRecommended(
    Guid AggregateId, long Version, Guid CallId, BaseKind Kind, string Area, bool OwnRegion, DateTimeOffset RecommendedAt) : IEvent;
