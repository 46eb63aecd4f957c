namespace Contracts.Funding;

/// <summary>An award's payments are on hold while its base rectifies, or are free again.</summary>
/// <param name="AggregateId">The award.</param>
[Event(Services.Funding, Services.Registry)]
public sealed record AwardHeld(
    Guid AggregateId, long Version, Guid BaseId, bool Held, string Reason) : IEvent;
