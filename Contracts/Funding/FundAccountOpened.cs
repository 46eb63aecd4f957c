namespace Contracts.Funding;

/// <summary>A registered base has an account under which its support is kept, whether or not it ever receives any.</summary>
/// <param name="AggregateId">The account.</param>
[Event(Services.Funding)]
public sealed record FundAccountOpened(Guid AggregateId, long Version, Guid BaseId, string BaseNumber) : IEvent;
