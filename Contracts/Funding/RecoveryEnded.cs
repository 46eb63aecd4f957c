namespace Contracts.Funding;

/// <summary>A demand has ended without its money: what was outstanding is lost, or, where the demand was withdrawn, was never owed.</summary>
/// <param name="AggregateId">The recovery.</param>
/// <param name="WrittenOffFen">Nothing where it was withdrawn.</param>
[Event(Services.Funding, Services.Registry)]
public sealed record RecoveryEnded(
    Guid AggregateId, long Version, Guid AwardId, Guid BaseId, long WrittenOffFen, bool Withdrawn, string Reason, DateOnly EndedOn) : IEvent;
