namespace Contracts.Registry;

/// <summary>A base has left the programme of its own will, with the commission's approval.</summary>
/// <param name="AggregateId">The base.</param>
/// <param name="DocumentNumber">The document of the approval (文号).</param>
[Event(Services.Registry, Services.Funding)]
public sealed record TitleGivenUp(Guid AggregateId, long Version, string DocumentNumber, string Reason, DateOnly GivenUpOn) : IEvent;
