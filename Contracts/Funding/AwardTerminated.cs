namespace Contracts.Funding;

/// <summary>An award has ended early: what was not paid is released.</summary>
/// <param name="AggregateId">The award.</param>
[Event(Services.Funding, Services.Registry)]
public sealed record AwardTerminated(
    Guid AggregateId, long Version, Guid BaseId, long ReleasedFen, string Reason) : IEvent;
