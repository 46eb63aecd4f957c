namespace Contracts.Registry;

/// <summary>A base has lost its title (R84).</summary>
/// <param name="AggregateId">The base.</param>
/// <param name="DocumentNumber">The document that revokes it (文号).</param>
/// <param name="BarredUntil">Until when its builder may not apply again; none where the revocation says nothing of it.</param>
[Event(Services.Registry, Services.Funding, Services.Applications)]
public sealed record TitleRevoked(
    Guid AggregateId, long Version, string DocumentNumber, string Reason, DateOnly RevokedOn, DateOnly? BarredUntil = null) : IEvent;
