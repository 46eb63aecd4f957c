namespace Contracts.Funding;

/// <summary>Of what is demanded back, more has come in, or less: a receipt or a write-off was reversed.</summary>
/// <param name="AggregateId">The recovery.</param>
[Event(Services.Funding, Services.Registry)]
public sealed record RecoverySettled(
    Guid AggregateId, long Version, Guid AwardId, Guid BaseId, long RecoveredFen, long OutstandingFen) : IEvent;
