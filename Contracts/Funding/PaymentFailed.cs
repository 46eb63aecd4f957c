namespace Contracts.Funding;

/// <summary>A payment was rejected or returned; the money is the award's again.</summary>
/// <param name="AggregateId">The payment.</param>
[Event(Services.Funding, Services.Registry)]
public sealed record PaymentFailed(
    Guid AggregateId, long Version, Guid AwardId, Guid BaseId, long AmountFen, string Reason) : IEvent;
