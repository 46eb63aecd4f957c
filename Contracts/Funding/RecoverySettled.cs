namespace Contracts.Funding;

/// <summary>Money that was demanded back has come in, in part or in full.</summary>
/// <param name="AggregateId">The recovery.</param>
[Event(Services.Funding, Services.Registry)]
public sealed record RecoverySettled(
    Guid AggregateId, long Version, Guid AwardId, Guid BaseId, long RecoveredFen, long OutstandingFen) : IEvent;
