namespace Contracts.Funding;

/// <summary>A payment has reached its payee.</summary>
/// <param name="AggregateId">The payment.</param>
[Event(Services.Funding, Services.Registry)]
public sealed record PaymentSettled(
    Guid AggregateId, long Version, Guid AwardId, Guid BaseId, long AmountFen, DateOnly PaidOn) : IEvent;
