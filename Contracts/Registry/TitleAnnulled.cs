namespace Contracts.Registry;

/// <summary>A decision on review has undone the revocation of a base's title: the title is held again.</summary>
/// <param name="AggregateId">The base.</param>
/// <param name="DocumentNumber">The document of the decision (文号).</param>
[Event(Services.Registry, Services.Funding, Services.Applications)]
public sealed record TitleAnnulled(Guid AggregateId, long Version, string DocumentNumber, string Reason, DateOnly AnnulledOn) : IEvent;
