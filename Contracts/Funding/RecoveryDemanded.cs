namespace Contracts.Funding;

/// <summary>A base is asked to pay back what the rules make repayable.</summary>
/// <param name="AggregateId">The recovery.</param>
[Event(Services.Funding, Services.Registry)]
public sealed record RecoveryDemanded(
    Guid AggregateId, long Version, Guid AwardId, Guid BaseId, long AmountFen, DateOnly DueOn) : IEvent;
