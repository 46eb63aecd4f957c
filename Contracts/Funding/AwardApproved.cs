namespace Contracts.Funding;

/// <summary>Money is promised to a base (R82); the registry keeps it in the base's support history.</summary>
/// <param name="AggregateId">The award.</param>
[Event(Services.Funding, Services.Registry)]
public sealed record AwardApproved(
    Guid AggregateId, long Version, Guid BaseId, long AmountFen, DateOnly ApprovedOn) : IEvent;
